package io.github.camelkit.simulator.pages.compiled;
import io.github.camelkit.simulator.apps.App;
@SuppressWarnings("unchecked")
public final class JteappGenerated {
	public static final String JTE_NAME = "app.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,1,1,1,7,7,7,8,8,8,9,9,10,10,10,11,11,13,13,14,14,14,14,14,14,14,15,15,16,16,16,16,17,17,18,18,18,18,19,19,19,19,20,20,20,20,21,21,22,22,23,23,23,1,2,3,4,5,6,6,6,6};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, App app, String page, String account, boolean installed, boolean refused, boolean connected) {
		io.github.camelkit.simulator.pages.compiled.JteframeGenerated.render(jteOutput, jteHtmlInterceptor, app.name(), new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n<p>");
				jteOutput.setContext("p", null);
				jteOutput.writeUserContent(app.description());
				jteOutput.writeContent("</p>\n");
				if (installed) {
					jteOutput.writeContent("<p id=\"status\">Installed in ");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(account);
					jteOutput.writeContent(".</p>\n");
					if (connected) {
						jteOutput.writeContent("<p><a id=\"editor\" href=\"/editor\">Open the editor</a></p>\n");
					} else {
						jteOutput.writeContent("<form method=\"post\" action=\"");
						jteOutput.setContext("form", "action");
						jteOutput.writeUserContent(page);
						jteOutput.setContext("form", null);
						jteOutput.writeContent("/connect\"><button id=\"connect\">Connect ");
						jteOutput.setContext("button", null);
						jteOutput.writeUserContent(app.name());
						jteOutput.writeContent("</button></form>\n");
					}
					jteOutput.writeContent("<form method=\"post\" action=\"");
					jteOutput.setContext("form", "action");
					jteOutput.writeUserContent(page);
					jteOutput.setContext("form", null);
					jteOutput.writeContent("/uninstall\"><button id=\"uninstall\">Uninstall</button></form>\n");
				} else {
					jteOutput.writeContent("<p id=\"status\">");
					if (refused) {
						jteOutput.writeContent("The app sent you back without having taken its access: it is not installed in ");
					} else {
						jteOutput.writeContent("\nNot installed in ");
					}
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(account);
					jteOutput.writeContent(".</p>\n<form method=\"post\" action=\"");
					jteOutput.setContext("form", "action");
					jteOutput.writeUserContent(page);
					jteOutput.setContext("form", null);
					jteOutput.writeContent("/install\"><button id=\"install\">Install</button></form>\n");
				}
			}
		});
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		App app = (App)params.get("app");
		String page = (String)params.get("page");
		String account = (String)params.get("account");
		boolean installed = (boolean)params.get("installed");
		boolean refused = (boolean)params.get("refused");
		boolean connected = (boolean)params.get("connected");
		render(jteOutput, jteHtmlInterceptor, app, page, account, installed, refused, connected);
	}
}
