package io.github.camelkit.simulator.pages.compiled;
import java.util.List;
import io.github.camelkit.simulator.apps.App;
import io.github.camelkit.simulator.state.Account;
@SuppressWarnings("unchecked")
public final class JtestoreGenerated {
	public static final String JTE_NAME = "store.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,3,3,3,3,7,7,7,8,8,11,11,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,13,13,17,17,25,25,25,26,26,26,3,4,5,6,6,6,6};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, App app, String page, List<Account> accounts, long selected) {
		io.github.camelkit.simulator.pages.compiled.JteframeGenerated.render(jteOutput, jteHtmlInterceptor, "App Store", new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n");
				if (app == null) {
					jteOutput.writeContent("<p>No app is registered.</p>\n<p>Start the simulator with <code>--app FILE</code>, or call <code>kit.app(...)</code> in a test, to install an app here.</p>\n");
				} else {
					jteOutput.writeContent("<p><a id=\"app\"");
					var __jte_html_attribute_0 = page;
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
						jteOutput.writeContent(" href=\"");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(__jte_html_attribute_0);
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(">");
					jteOutput.setContext("a", null);
					jteOutput.writeUserContent(app.name());
					jteOutput.writeContent("</a> ");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(app.description());
					jteOutput.writeContent("</p>\n");
				}
				jteOutput.writeContent("<h2>Account</h2>\n<form method=\"post\" action=\"/apps/account\">\n<label>Account <select name=\"account\">\n");
				io.github.camelkit.simulator.pages.compiled.JteaccountsGenerated.render(jteOutput, jteHtmlInterceptor, accounts, selected);
				jteOutput.writeContent("\n</select></label>\n<button id=\"switch\">Use this account</button>\n</form>\n<form method=\"post\" action=\"/apps/account\">\n<label>Name <input name=\"name\" required></label>\n<button id=\"add\">Add an account</button>\n</form>\n");
			}
		});
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		App app = (App)params.get("app");
		String page = (String)params.get("page");
		List<Account> accounts = (List<Account>)params.get("accounts");
		long selected = (long)params.get("selected");
		render(jteOutput, jteHtmlInterceptor, app, page, accounts, selected);
	}
}
