package io.github.camelkit.simulator.pages.compiled;
@SuppressWarnings("unchecked")
public final class JteproblemGenerated {
	public static final String JTE_NAME = "problem.jte";
	public static final int[] JTE_LINE_INFO = {0,0,0,0,0,1,1,1,2,2,2,3,3,3,4,4,4,0,0,0,0};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, String message) {
		io.github.camelkit.simulator.pages.compiled.JteframeGenerated.render(jteOutput, jteHtmlInterceptor, "That did not work", new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n<p id=\"problem\">");
				jteOutput.setContext("p", null);
				jteOutput.writeUserContent(message);
				jteOutput.writeContent("</p>\n");
			}
		});
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		String message = (String)params.get("message");
		render(jteOutput, jteHtmlInterceptor, message);
	}
}
