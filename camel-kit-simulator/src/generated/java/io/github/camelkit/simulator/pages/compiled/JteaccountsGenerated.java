package io.github.camelkit.simulator.pages.compiled;
import java.util.List;
import io.github.camelkit.simulator.state.Account;
@SuppressWarnings("unchecked")
public final class JteaccountsGenerated {
	public static final String JTE_NAME = "accounts.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,2,2,2,4,4,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,5,6,6,7,7,2,3,3,3,3};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, List<Account> accounts, long selected) {
		for (var account : accounts) {
			jteOutput.writeContent("<option");
			var __jte_html_attribute_0 = account.id();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
				jteOutput.writeContent(" value=\"");
				jteOutput.setContext("option", "value");
				jteOutput.writeUserContent(__jte_html_attribute_0);
				jteOutput.setContext("option", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_1 = account.id() == selected;
			if (__jte_html_attribute_1) {
			jteOutput.writeContent(" selected");
			}
			jteOutput.writeContent(">");
			jteOutput.setContext("option", null);
			jteOutput.writeUserContent(account.name());
			jteOutput.writeContent("</option>\n");
		}
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		List<Account> accounts = (List<Account>)params.get("accounts");
		long selected = (long)params.get("selected");
		render(jteOutput, jteHtmlInterceptor, accounts, selected);
	}
}
