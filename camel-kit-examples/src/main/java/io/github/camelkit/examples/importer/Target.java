/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelkit.examples.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.examples.support.JobException;
import io.github.camelkit.examples.support.KitCamel;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.model.Account;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.model.CustomField;
import io.github.camelkit.model.Form;
import org.apache.camel.util.ObjectHelper;

/**
 * Where the lines go: the account, its custom fields and the form. What is wrong with the credentials, the address, the
 * form or the fields shows here, before anything is changed.
 *
 * @param form null without one
 */
record Target(Account account, FieldChoice fields, Form form) {

    private static final String FIELD = "kit:custom-fields?operation=create";

    /**
     * @throws JobException if it is not there, or cannot take the file
     */
    static Target of(KitCamel camel, SubscriberFile file, ImportOptions options) {
        Account account = account(camel);
        List<CustomField> fields = file.columns().fields().isEmpty() ? List.of()
                : camel.list("kit:custom-fields?operation=list&paging=ALL", CustomField.class);
        return new Target(account, FieldChoice.of(file, options, fields), form(camel, options.form));
    }

    private static Account account(KitCamel camel) {
        try {
            Account account = camel.ask("kit:account?operation=get", CurrentAccount.class).account();
            if (account == null || account.id() == null) {
                throw new JobException("What answers is not Kit: check KIT_BASE_URI");
            }
            return account;
        } catch (JobException e) {
            if (ObjectHelper.getException(KitNotFoundException.class, e) != null) {
                throw new JobException("There is no Kit at this address, which answers 404: check KIT_BASE_URI", e);
            }
            throw e;
        }
    }

    private static Form form(KitCamel camel, String name) {
        if (name == null) {
            return null;
        }
        List<Form> forms = camel.list("kit:forms?operation=list&paging=ALL", Form.class);
        List<Form> named = forms.stream().filter(form -> form.name().equalsIgnoreCase(name.strip())).toList();
        if (named.size() != 1) {
            throw new JobException((named.isEmpty() ? "There is no form " : "There are several forms ") + name
                    + " in Kit; there are " + String.join(", ", forms.stream().map(Form::name).toList()));
        }
        return named.get(0);
    }

    /** Creates the fields that are missing; answers the key of each by its column. */
    Map<Integer, String> createFields(KitCamel camel) {
        Map<Integer, String> keys = new HashMap<>();
        fields.known().forEach((column, field) -> keys.put(column.index(), field.key()));
        for (Column column : fields.missing()) {
            CustomField created = camel.send(FIELD, CustomField.labelled(column.field())).getMessage()
                    .getBody(CustomField.class);
            keys.put(column.index(), created.key());
        }
        return keys;
    }
}
