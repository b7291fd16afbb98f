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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelkit.KitConstants;
import io.github.camelkit.model.Subscriber;
import org.apache.camel.Message;

/**
 * A line on its way: what is done of it, and what is not.
 */
final class Work {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private final SubscriberLine line;
    private final Map<String, Long> tags = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private Outcome.Kind kind;
    private Long subscriberId;
    private String answeredState;
    private int tagged;
    private boolean onForm;

    Work(SubscriberLine line) {
        this.line = line;
        if (line.problem() != null) {
            problem(line.problem());
        }
    }

    SubscriberLine line() {
        return line;
    }

    /** Looks up the ids of the tags of the line; a tag that Kit refuses is the line's problem. */
    Work tags(TagIds ids) {
        for (String tag : line.tags()) {
            String refused = ids.refused(tag);
            if (refused != null) {
                problem("Tag " + tag + ": " + refused);
            } else {
                tags.put(tag, ids.id(tag));
            }
        }
        return this;
    }

    /** Whether the subscriber is to be created. */
    boolean isOpen() {
        return problems.isEmpty() && !line.skipped();
    }

    boolean isCreated() {
        return subscriberId != null;
    }

    /** What Kit answered to the creation; only single calls say whether it was one. */
    void created(Message answer) {
        int status = answer.getHeader(KitConstants.RESPONSE_CODE, Integer.class);
        Outcome.Kind said = status == OK ? Outcome.Kind.ALREADY_THERE : Outcome.Kind.CREATED_OR_UPDATED;
        created(answer.getBody(Subscriber.class), status == CREATED ? Outcome.Kind.CREATED : said);
    }

    void created(Subscriber subscriber, Outcome.Kind how) {
        kind = how;
        subscriberId = subscriber.id();
        answeredState = subscriber.state();
        if (line.hasLeft() && States.ACTIVE.equals(answeredState)) {
            problem("Has left by the file (" + line.state() + "), and is active in Kit, which was not changed");
        }
    }

    long subscriberId() {
        return subscriberId;
    }

    /** The tags to add, by their names. */
    Map<String, Long> tags() {
        return isCreated() ? tags : Map.of();
    }

    void tagged() {
        tagged++;
    }

    /**
     * Who is to confirm, is asked to by the form; who is active in Kit need not be asked, and who has left must not be.
     */
    boolean needsForm(String newState) {
        return isCreated() && !line.hasLeft()
                && (newState.equals(States.ACTIVE) || States.INACTIVE.equals(answeredState));
    }

    void onForm() {
        onForm = true;
    }

    void problem(String reason) {
        problems.add(reason);
    }

    Outcome outcome() {
        if (line.skipped()) {
            return new Outcome(line, Outcome.Kind.SKIPPED, 0, false, null);
        }
        if (!problems.isEmpty()) {
            String reason = String.join("; ", problems);
            return new Outcome(line, Outcome.Kind.REJECTED, tagged, onForm,
                    isCreated() && !line.hasLeft() ? "Imported, but: " + reason : reason);
        }
        return new Outcome(line, kind, tagged, onForm, null);
    }
}
