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

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelkit.credential.TokenPair;
import io.github.camelkit.exception.KitAuthenticationException;
import io.github.camelkit.exception.KitException;
import io.github.camelkit.model.CurrentAccount;
import io.github.camelkit.server.HttpAnswer;
import io.github.camelkit.store.KitStore;
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
    private final KitStore store;
    private final String appUser;
    private final String back;
    private final Runnable restartTimeout;
    private final Consumer<HttpAnswer> end;
    private final String owner = UUID.randomUUID().toString();
    // Guarded by this, as is whether the account was kept: whoever comes second undoes
    private boolean decided;
    private Kept kept;

    /** What the store has for an installation that is not decided yet, and what it had before. */
    private record Kept(Install install, TokenPair before) {
    }

    /**
     * @param back           where the browser goes in the end; null if Kit did not say
     * @param restartTimeout the time until {@link #tooLate()} begins anew
     * @param end            is called once all has ended, with the answer
     */
    InstallCompletion(InstallSettings settings, Installer installer, KitStore store, String appUser, String back,
            Runnable restartTimeout, Consumer<HttpAnswer> end) {
        this.settings = settings;
        this.installer = installer;
        this.store = store;
        this.appUser = appUser;
        this.back = back;
        this.restartTimeout = restartTimeout;
        this.end = end;
    }

    /** It blocks until the route is asked. */
    void run(String code, String verifier) {
        try {
            TokenPair tokens = installer.exchange(code, verifier);
            restartTimeout.run();
            // A call is repeated for longer than a browser waits
            CurrentAccount account = installer.account(tokens).get(settings.timeout().toMillis(),
                    TimeUnit.MILLISECONDS);
            if (account == null || account.account() == null || account.account().id() == null) {
                failed("Kit does not name the account");
            } else if (isLate()) {
                end.accept(unfinished());
            } else {
                keep(account, tokens);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(e);
        } catch (ExecutionException e) {
            failed(e.getCause());
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Two installations of one account at a time could not be undone one without the other. */
    private void keep(CurrentAccount account, TokenPair tokens) {
        String name = account.account().id().toString();
        try {
            if (!store.claim(CLAIM + name, owner, settings.timeout().multipliedBy(2))) {
                end.accept(Pages.page(409, "Already under way", "Another installation for the same account is under"
                        + " way. Try again in a minute.", back));
                return;
            }
        } catch (Throwable e) {
            failed("the store cannot be claimed: " + e.getClass().getName());
            return;
        }
        Kept here;
        try {
            here = new Kept(new Install(name, account, appUser, tokens), installer.keep(name, tokens));
        } catch (Throwable e) {
            release(name);
            failed(e);
            return;
        }
        if (isInTime(here)) {
            ask(here);
        } else {
            undo(here);
            end.accept(refused(here.install(), Refusal.TOO_LATE));
        }
    }

    private synchronized boolean isLate() {
        return decided;
    }

    private synchronized boolean isInTime(Kept here) {
        kept = decided ? null : here;
        return !decided;
    }

    private void ask(Kept here) {
        try {
            restartTimeout.run();
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: an installation is undone before the route is asked");
            decide(here, Refusal.TOO_LATE);
            return;
        }
        try {
            installer.route(here.install(), refusal -> decide(here, refusal));
        } catch (Throwable e) {
            LOG.warn("The route of an installation failed unexpectedly: {}", e.getClass().getName());
            decide(here, Refusal.FAILED);
        }
    }

    private void decide(Kept here, Refusal refusal) {
        synchronized (this) {
            if (decided) {
                // The answer was given when the time was over
                end.accept(refused(here.install(), Refusal.TOO_LATE));
                return;
            }
            decided = true;
        }
        if (refusal == null) {
            release(here.install().name());
        } else {
            undo(here);
        }
        end.accept(refusal == null ? installed(here.install()) : refused(here.install(), refusal));
    }

    /** The time is over: nothing of it stands. */
    HttpAnswer tooLate() {
        Kept here;
        synchronized (this) {
            if (decided) {
                return unfinished();
            }
            decided = true;
            here = kept;
        }
        if (here == null) {
            LOG.warn("An installation failed: Kit or the store has not answered in time");
            return unfinished();
        }
        undo(here);
        return refused(here.install(), Refusal.TOO_LATE);
    }

    private void undo(Kept here) {
        try {
            installer.undo(here.install().name(), here.before());
        } catch (Throwable e) {
            LOG.warn("The tokens of account {}, whose installation was refused, may be in the store: {}",
                    here.install().name(), e.getClass().getName());
        }
        release(here.install().name());
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
            store.release(CLAIM + name, owner);
        } catch (Throwable e) {
            LOG.debug("The claim to account {} ends with its lease: {}", name, e.getClass().getName());
        }
    }

    /** The component's own exceptions are made so that they can be shown in a log; of others only their kind is. */
    private void failed(Throwable why) {
        if (why instanceof KitAuthenticationException refused && refused.getStatusCode() == BAD_REQUEST) {
            LOG.warn("An installation failed: {}", why.getMessage());
            end.accept(Pages.page(400, "Not installed", "Kit does not accept the code of this installation any more."
                    + " Begin again at Kit's App Store.", back));
        } else {
            failed(why instanceof KitException || why instanceof IllegalArgumentException
                    ? why.getMessage() : why.getClass().getName());
        }
    }

    private void failed(String why) {
        LOG.warn("An installation failed: {}", why);
        end.accept(unfinished());
    }

    private HttpAnswer unfinished() {
        return Pages.page(502, "Not installed", "Kit could not be asked for access, or has refused it. Try again"
                + " later.", back);
    }
}
