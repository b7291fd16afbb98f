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
package io.github.camelkit.simulator.apps;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/**
 * Where a {@link Browser} is.
 *
 * @param url  the address; if the status is a redirect, it is where the browser was sent and did not go, since it stays
 *             on this machine
 * @param body what is there, empty if the browser did not go
 */
public record Visit(int status, String url, String body) {

    Document document() {
        return Jsoup.parse(body, url);
    }

    /** The text of the page, without its markup. */
    public String text() {
        return document().text();
    }

    /** Whether this is the page on which Kit asks for consent. */
    public boolean asksForConsent() {
        return !document().select("#consent").isEmpty();
    }

    /** The page's first form. */
    FormElement form() {
        return document().forms().stream().findFirst().orElseThrow(
                () -> new IllegalStateException("There is no form on " + url + ": " + text()));
    }

    static Map<String, String> fields(FormElement form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        return fields;
    }

    @Override
    public String toString() {
        // an address may carry a code
        return status + " " + url.replaceAll("\\?.*", "?...") + ": " + text();
    }
}
