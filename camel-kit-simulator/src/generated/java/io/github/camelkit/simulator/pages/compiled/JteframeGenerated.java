package io.github.camelkit.simulator.pages.compiled;
import gg.jte.Content;
@SuppressWarnings("unchecked")
public final class JteframeGenerated {
	public static final String JTE_NAME = "frame.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,1,1,1,9,9,9,9,16,16,16,17,17,17,21,21,21,1,2,2,2,2};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, String title, Content content) {
		jteOutput.writeContent("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
		jteOutput.setContext("title", null);
		jteOutput.writeUserContent(title);
		jteOutput.writeContent(" - Kit simulator</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/apps/style.css\">\n</head>\n<body>\n<header><a class=\"home\" href=\"/\">Kit simulator</a> <nav aria-label=\"Pages\"><a href=\"/apps\">Apps</a> <a href=\"/editor\">Editor</a></nav></header>\n<main>\n<h1>");
		jteOutput.setContext("h1", null);
		jteOutput.writeUserContent(title);
		jteOutput.writeContent("</h1>\n");
		jteOutput.setContext("main", null);
		jteOutput.writeUserContent(content);
		jteOutput.writeContent("\n</main>\n</body>\n</html>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		String title = (String)params.get("title");
		Content content = (Content)params.get("content");
		render(jteOutput, jteHtmlInterceptor, title, content);
	}
}
