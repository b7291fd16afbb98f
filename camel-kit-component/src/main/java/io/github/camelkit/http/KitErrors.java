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
package io.github.camelkit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitBulkQuotaException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.exception.KitException.Details;
import io.github.camelkit.exception.KitNotFoundException;
import io.github.camelkit.exception.KitPermissionException;
import io.github.camelkit.exception.KitRateLimitException;
import io.github.camelkit.exception.KitServerException;
import io.github.camelkit.exception.KitValidationException;

/**
 * Turns what Kit answers to a call that failed into the exception that a route sees.
 */
public final class KitErrors {

    private static final int FORBIDDEN = 403;
    private static final int MAX_TEXTS = 100;
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_MESSAGE = 3_000;
    // Kit's documentation says that an API key is enough, and Kit has been seen to refuse it
    private static final String WEBHOOK_ENDPOINTS = "/v4/webhook_endpoints";

    private KitErrors() {
    }

    /**
     * The exception for an answer that is no success.
     *
     * @param unknown whether this attempt or an earlier one may have been carried out all the same
     */
    public static KitException of(KitRequest request, KitResponse response, boolean unknown) {
        int status = response.status();
        Details details = new Details(request.operation(), status, response.errors(), response.requestId(), unknown,
                null);
        String message = message(request, response, details);
        if (status >= 500 || isBlocked(response, details)) {
            return new KitServerException(message, details);
        }
        return switch (status) {
            case 400, 415, 422 -> new KitValidationException(message, details);
            case 401 -> new KitAuthenticationException(message, details);
            case 403 -> new KitPermissionException(message, details);
            case 404 -> new KitNotFoundException(message, details);
            case 413 -> new KitBulkQuotaException(message, details);
            case 429 -> new KitRateLimitException(message, details);
            default -> new KitException(message, details);
        };
    }

    /** The exception for a success whose body cannot be understood. */
    public static KitException unreadable(KitRequest request, KitResponse response, IOException cause) {
        Details details = new Details(request.operation(), response.status(), List.of(), response.requestId(),
                !request.repeatable(), cause);
        return new KitServerException(request.operation() + ": Kit answered " + response.status()
                + " with a body that is not the JSON expected" + sentence(response, details), details);
    }

    /** The exception for an answer that is longer than any of Kit's. */
    public static KitException tooLarge(KitRequest request, AnswerTooLargeException e) {
        boolean unknown = !"GET".equals(request.method());
        return new KitServerException(request.operation() + ": Kit's answer was not read, because " + e.getMessage()
                + (unknown ? "; its outcome is unknown" : ""),
                new Details(request.operation(), e.status(), List.of(), null, unknown, e));
    }

    private static String message(KitRequest request, KitResponse response, Details details) {
        StringBuilder message = new StringBuilder(request.operation()).append(": Kit answered ")
                .append(response.status());
        if (isBlocked(response, details)) {
            message.setLength(request.operation().length());
            message.append(": blocked with ").append(response.status())
                    .append(" by a proxy or firewall in front of Kit, not by Kit itself");
        }
        message.append(words(response, details.errors()));
        if (response.location() != null && response.status() / 100 == 3) {
            message.append(". Check the option baseUri");
        }
        message.append(sentence(response, details));
        if (details.errors().stream().anyMatch(e -> e.contains("OAuth authentication required"))) {
            message.append(". The API key is fine, but this operation needs OAuth: set accessToken or refreshToken");
        } else if (response.status() == 401 && request.path().startsWith(WEBHOOK_ENDPOINTS)
                && details.errors().stream().noneMatch(e -> e.contains("access token"))) {
            message.append(". If the API key works elsewhere, Kit wants OAuth for webhook endpoints: set accessToken or"
                    + " refreshToken");
        }
        return message.toString();
    }

    /**
     * What an answer that is no success says, to be appended to a message.
     *
     * @param errors its texts in Kit's form; empty where it has another
     */
    public static String words(KitResponse response, List<String> errors) {
        return words(response, errors.isEmpty()
                ? Excerpt.of(response.body()) : Excerpt.cut(String.join("; ", errors), MAX_MESSAGE));
    }

    /**
     * The same of an answer that may repeat secrets.
     *
     * @param errors from {@link #texts(KitResponse, UnaryOperator)}
     * @param hiding takes the secrets out of a text, before it is cut: else a part of one could stay
     */
    public static String words(KitResponse response, List<String> errors, UnaryOperator<String> hiding) {
        if (!errors.isEmpty()) {
            return words(response, errors);
        }
        return words(response, Excerpt.of(hiding.apply(new String(response.body(), StandardCharsets.UTF_8))));
    }

    private static String words(KitResponse response, String text) {
        String words = text.isEmpty() ? "" : ": " + text;
        if (response.location() == null || response.status() / 100 != 3) {
            return words;
        }
        return words + ". It refers to " + Excerpt.cut(response.location().replaceAll("[?#].*", ""), MAX_TEXT);
    }

    /** Kit's own refusals are JSON. */
    private static boolean isBlocked(KitResponse response, Details details) {
        return response.status() == FORBIDDEN && details.errors().isEmpty() && !response.isEmpty()
                && response.body()[0] != '{';
    }

    private static String sentence(KitResponse response, Details details) {
        StringBuilder rest = new StringBuilder();
        if (details.errors().isEmpty() && response.contentType() != null) {
            rest.append(" (").append(response.contentType()).append(", ").append(response.body().length)
                    .append(" bytes)");
        }
        if (details.requestId() != null) {
            rest.append(" (request id ").append(details.requestId()).append(')');
        } else if (response.rayId() != null) {
            rest.append(" (ray id ").append(Excerpt.cut(response.rayId(), MAX_TEXT)).append(')');
        }
        if (details.outcomeUnknown()) {
            rest.append("; its outcome is unknown");
        }
        return rest.toString();
    }

    static List<String> texts(byte[] body) {
        return texts(body, UnaryOperator.identity());
    }

    /**
     * {@link KitResponse#errors()} of an answer that may repeat secrets.
     *
     * @param hiding takes the secrets out of a text, before it is cut: else a part of one could stay
     */
    public static List<String> texts(KitResponse response, UnaryOperator<String> hiding) {
        return texts(response.body(), hiding);
    }

    private static List<String> texts(byte[] body, UnaryOperator<String> hiding) {
        List<String> texts = new ArrayList<>();
        try {
            Map<String, Object> answer = body.length == 0 ? null : Json.asObject(Json.read(body));
            if (answer != null) {
                collect(answer.get("errors"), texts, hiding);
                collect(answer.get("error"), texts, hiding);
                collect(answer.get("error_description"), texts, hiding);
            }
        } catch (IOException e) {
            // Not Kit's form, such as a proxy's page: the status must do
            return List.of();
        }
        return texts;
    }

    /** Items of {@code errors} can be arrays themselves. */
    private static void collect(Object errors, List<String> texts, UnaryOperator<String> hiding) {
        if (errors instanceof List<?> list) {
            list.forEach(e -> collect(e, texts, hiding));
        } else if (errors != null && texts.size() < MAX_TEXTS) {
            texts.add(Excerpt.cut(hiding.apply(errors.toString()), MAX_TEXT));
        }
    }
}
