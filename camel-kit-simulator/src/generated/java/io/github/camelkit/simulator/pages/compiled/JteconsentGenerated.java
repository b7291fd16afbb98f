package io.github.camelkit.simulator.pages.compiled;
import java.util.List;
import java.util.Map;
import io.github.camelkit.simulator.state.Account;
@SuppressWarnings("unchecked")
public final class JteconsentGenerated {
	public static final String JTE_NAME = "consent.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,3,3,3,3,8,8,8,9,9,9,9,9,9,9,9,9,11,11,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,13,13,15,15,20,20,20,21,21,21,3,4,5,6,7,7,7,7};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, String app, String tenant, Map<String, String> parameters, List<Account> accounts, long selected) {
		io.github.camelkit.simulator.pages.compiled.JteframeGenerated.render(jteOutput, jteHtmlInterceptor, "Allow access?", new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n<p id=\"consent\">");
				jteOutput.setContext("p", null);
				jteOutput.writeUserContent(app);
				if (tenant != null) {
					jteOutput.writeContent(" (");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(tenant);
					jteOutput.writeContent(")");
				}
				jteOutput.writeContent(" asks for access to your Kit account.</p>\n<form method=\"post\">\n");
				for (var parameter : parameters.entrySet()) {
					jteOutput.writeContent("<input type=\"hidden\"");
					var __jte_html_attribute_0 = parameter.getKey();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
						jteOutput.writeContent(" name=\"");
						jteOutput.setContext("input", "name");
						jteOutput.writeUserContent(__jte_html_attribute_0);
						jteOutput.setContext("input", null);
						jteOutput.writeContent("\"");
					}
					var __jte_html_attribute_1 = parameter.getValue();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
						jteOutput.writeContent(" value=\"");
						jteOutput.setContext("input", "value");
						jteOutput.writeUserContent(__jte_html_attribute_1);
						jteOutput.setContext("input", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(">\n");
				}
				jteOutput.writeContent("<p><label>Account <select name=\"account\">\n");
				io.github.camelkit.simulator.pages.compiled.JteaccountsGenerated.render(jteOutput, jteHtmlInterceptor, accounts, selected);
				jteOutput.writeContent("\n</select></label></p>\n<button id=\"approve\" name=\"consent\" value=\"approve\">Allow</button>\n<button id=\"refuse\" name=\"consent\" value=\"refuse\">Refuse</button>\n</form>\n");
			}
		});
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		String app = (String)params.get("app");
		String tenant = (String)params.get("tenant");
		Map<String, String> parameters = (Map<String, String>)params.get("parameters");
		List<Account> accounts = (List<Account>)params.get("accounts");
		long selected = (long)params.get("selected");
		render(jteOutput, jteHtmlInterceptor, app, tenant, parameters, accounts, selected);
	}
}
