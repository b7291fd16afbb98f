package io.github.camelkit.simulator.pages.compiled;
@SuppressWarnings("unchecked")
public final class JteeditorGenerated {
	public static final String JTE_NAME = "editor.jte";
	public static final int[] JTE_LINE_INFO = {0,0,0,0,0,0,0,0,8,8,8,9,9,9,9,9,9};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor) {
		io.github.camelkit.simulator.pages.compiled.JteframeGenerated.render(jteOutput, jteHtmlInterceptor, "Editor", new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n<p id=\"message\"></p>\n<div id=\"editor\">\n<section><h2>Elements</h2><div id=\"menu\"></div></section>\n<section><h2>E-mail</h2><div id=\"draft\"></div></section>\n<section><h2>Settings</h2><form id=\"settings\"></form></section>\n</div>\n<script src=\"/editor/editor.js\"></script>\n");
			}
		});
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		render(jteOutput, jteHtmlInterceptor);
	}
}
