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
package io.github.camelkit.oauth;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelkit.credential.TokenPair;
import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.server.HttpAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes one installation: gets the tokens, asks whose they are, keeps them, and asks the route. If anything of that
 * goes wrong, what is kept is what was there before.
 */
final class InstallCompletion {

    private static final Logger LOG = LoggerFactory.getLogger(InstallCompletion.class);
    private static final String CLAIM = "installing-";
    private static final int BAD_REQUEST = 400;

    private final InstallSettings settings;
    private final Installer installer;
    private final InstallFlow.Tools tools;
    private final String appUser;
    private final String back;
    private final Consumer<HttpAnswer> answer;
    private final String owner = UUID.randomUUID().toString();
    private final AtomicBoolean decided = new AtomicBoolean();

    /**
     * @param back where the browser goes in the end; null if Kit did not say
     */
    InstallCompletion(InstallSettings settings, Installer installer, InstallFlow.Tools tools, String appUser,
            String back, Consumer<HttpAnswer> answer) {
        this.settings = settings;
        this.installer = installer;
        this.tools = tools;
        this.appUser = appUser;
        this.back = back;
        this.answer = answer;
    }

    void run(String code, String verifier) {
        TokenPair tokens;
        try {
            tokens = installer.exchange(code, verifier);
        } catch (KitException e) {
            failed(e);
            return;
        }
        inTime(() -> installer.account(tokens)).whenComplete((account, failure) -> later(() -> {
            if (failure != null) {
                failed(failure instanceof CompletionException ? failure.getCause() : failure);
            } else if (account == null || account.account() == null || account.account().id() == null) {
                failed("Kit does not tell the account");
            } else {
                keep(account, tokens);
            }
        }));
    }

    /** A call may block, and is repeated for longer than a browser waits. */
    private <T> CompletableFuture<T> inTime(Supplier<CompletableFuture<T>> call) {
        try {
            return CompletableFuture.supplyAsync(call, tools.pool()).thenCompose(made -> made)
                    .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void later(Runnable step) {
        try {
            tools.pool().execute(() -> {
                try {
                    step.run();
                } catch (RuntimeException e) {
                    failed(e);
                }
            });
        } catch (RejectedExecutionException e) {
            failed(e);
        }
    }

    /** Two installations of one account at a time could not be undone one without the other. */
    private void keep(CurrentAccount account, TokenPair tokens) {
        String name = account.account().id().toString();
        try {
            if (!tools.store().claim(CLAIM + name, owner, settings.timeout().multipliedBy(2))) {
                answer.accept(Pages.page(409, "Already under way", "Another installation for the same account is under"
                        + " way. Try again in a minute.", back));
                return;
            }
        } catch (IOException | RuntimeException e) {
            failed("the store cannot be claimed: " + e.getClass().getName());
            return;
        }
        TokenPair before;
        try {
            before = installer.keep(name, tokens);
        } catch (IOException | RuntimeException e) {
            release(name);
            failed(e);
            return;
        }
        ask(new Install(name, account, appUser, tokens), before);
    }

    private void ask(Install install, TokenPair before) {
        ScheduledFuture<?> tooLate;
        try {
            tooLate = tools.timer().schedule(() -> giveUp(install, before), settings.timeout().toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: an installation is undone before the route is asked");
            decide(install, before, Refusal.TOO_LATE);
            return;
        }
        try {
            installer.route(install, refusal -> {
                tooLate.cancel(false);
                decide(install, before, refusal);
            });
        } catch (RuntimeException e) {
            LOG.warn("The route of an installation failed unexpectedly: {}", e.getClass().getName());
            decide(install, before, Refusal.FAILED);
        }
    }

    /** Not by the timer's thread, for the store blocks, unless there is no other any more. */
    private void giveUp(Install install, TokenPair before) {
        try {
            tools.pool().execute(() -> decide(install, before, Refusal.TOO_LATE));
        } catch (RejectedExecutionException e) {
            decide(install, before, Refusal.TOO_LATE);
        }
    }

    private void decide(Install install, TokenPair before, Refusal refusal) {
        if (!decided.compareAndSet(false, true)) {
            return;
        }
        if (refusal != null) {
            try {
                installer.undo(install.name(), before);
            } catch (IOException | RuntimeException e) {
                LOG.warn("The tokens of account {}, whose installation was refused, may be in the store: {}",
                        install.name(), e.getClass().getName());
            }
        }
        release(install.name());
        answer.accept(refusal == null ? installed(install) : refused(install, refusal));
    }

    private HttpAnswer installed(Install install) {
        LOG.info("Account {} was installed", install.name());
        return back == null
                ? Pages.page(200, "Installed", "The app is installed. You can close this page.", null)
                : Pages.redirect(back);
    }

    private HttpAnswer refused(Install install, Refusal refusal) {
        LOG.info("The installation of account {} was refused", install.name());
        return Pages.page(refusal.status(), "Not installed", refusal.reason(), back);
    }

    private void release(String name) {
        try {
            tools.store().release(CLAIM + name, owner);
        } catch (IOException | RuntimeException e) {
            LOG.debug("The claim to account {} ends with its lease: {}", name, e.getClass().getName());
        }
    }

    /** The component's own exceptions are made so that they can be shown in a log; of others only their kind is. */
    private void failed(Throwable why) {
        if (why instanceof KitAuthenticationException refused && refused.getStatusCode() == BAD_REQUEST) {
            LOG.warn("An installation failed: {}", why.getMessage());
            answer.accept(Pages.page(400, "Not installed", "Kit does not accept the code of this installation any more."
                    + " Begin again at Kit's App Store.", back));
        } else {
            failed(why instanceof KitException || why instanceof IllegalArgumentException
                    ? why.getMessage() : why.getClass().getName());
        }
    }

    private void failed(String why) {
        LOG.warn("An installation failed: {}", why);
        answer.accept(Pages.page(502, "Not installed", "Kit could not be asked for access, or has refused it. Try again"
                + " later.", back));
    }
}
