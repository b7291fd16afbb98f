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
// What the other files of the page share: elements, which hold texts only as text, and calls of the control.

export const byId = id => document.getElementById(id);

/** A new element with properties and children, which are elements or texts. */
export function element(name, properties, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
}

export function button(text, action, properties) {
    return element('button', { type: 'button', textContent: text, onclick: action, ...properties });
}

let hiding;

/** Says what went wrong, for some seconds. */
export function complain(text) {
    const message = byId('message');
    message.textContent = text;
    message.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(() => message.hidden = true, 8000);
}

/** Calls the control; the answer as JSON, null if it was refused and the reason is shown. */
export async function control(method, path, body) {
    try {
        const answer = await fetch('/simulator' + path, body === undefined ? { method } : {
            method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body)
        });
        const text = await answer.text();
        const json = text ? JSON.parse(text) : {};
        if (answer.ok) {
            return json;
        }
        complain(json.errors.join('; '));
    } catch (e) {
        complain('The simulator does not answer');
    }
    return null;
}

/** A time of day as users read it. */
export function clock(time) {
    return new Date(time).toLocaleTimeString([], { hour12: false });
}

export function badge(text, kind) {
    return element('span', { className: 'badge ' + kind, textContent: text });
}

/** How long something takes, in words. */
export function span(milliseconds) {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    if (seconds < 120) {
        return seconds + ' s';
    }
    return seconds < 7200 ? Math.round(seconds / 60) + ' min' : Math.round(seconds / 3600) + ' h';
}
