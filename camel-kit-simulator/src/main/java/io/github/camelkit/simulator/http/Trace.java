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
package io.github.camelkit.simulator.http;

/** What is found out about a request on its way: whose it is, which operation it calls, and why it was refused. */
public final class Trace {

    private String credential;
    private long account;
    private String operation;
    private String reason;

    void calls(Route route) {
        operation = route.method() + " " + route.path();
    }

    void by(Credential caller) {
        credential = caller.name();
        account = caller.account().id();
    }

    /** Says in words why the request was refused. */
    public void refuse(String why) {
        reason = why;
    }

    /** The name of the credential that it was made with, {@code null} if it had none that is valid. */
    public String credential() {
        return credential;
    }

    /** The account that it was for, 0 if that is not known. */
    public long account() {
        return account;
    }

    /** The method and the path of the operation, with {@code {id}} for ids; {@code null} if there is none. */
    public String operation() {
        return operation;
    }

    /** Why it was refused, {@code null} if it was not. */
    public String reason() {
        return reason;
    }
}
