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
// The requests, newest first, and one of them in full.

import { badge, byId, clock, control, element } from './dom.js';

// more are kept by the simulator, and can be read at /simulator/requests
const KEPT = 2000;
const SHOWN = 200;

let requests = [];
let kept = 0;
let paused = false;
let waiting = false;

/** Who called: a route, or else what the client calls itself. */
function caller(request) {
    return request.route || request.caller || 'unknown';
}

function matches(request) {
    const chosen = byId('filter-caller').value;
    const path = byId('filter-path').value.trim();
    return (!chosen || caller(request) === chosen)
        && (!path || request.path.includes(path))
        && (!byId('filter-refused').checked || request.status < 0 || request.status >= 400);
}

function statusOf(request) {
    if (request.status < 0) {
        return badge('no answer', 'bad');
    }
    return badge(String(request.status), request.status < 400 ? '' : request.status === 429 ? 'warn' : 'bad');
}

async function show(request) {
    const answer = await control('GET', '/requests/' + request.id);
    if (!answer) {
        return;
    }
    const whole = answer.request;
    let body = whole.body;
    try {
        body = JSON.stringify(JSON.parse(body), null, 2);
    } catch (e) {
        // shown as it is
    }
    const headers = Object.entries(whole.headers).map(([name, values]) => name + ': ' + values.join(', '));
    const facts = ['Status ' + (whole.status < 0 ? 'none' : whole.status) + ', ' + whole.took_ms.toFixed(1) + ' ms',
        whole.credential || 'no valid credential', ...(whole.reason ? [whole.reason] : [])];
    byId('detail-title').textContent = whole.method + ' ' + whole.path;
    byId('detail-text').textContent = [...facts, '',
        whole.method + ' ' + whole.path + (whole.query ? '?' + whole.query : ''), ...headers, '', body].join('\n');
    byId('detail').showModal();
}

function row(request) {
    const what = element('button', { type: 'button', className: 'what', onclick: () => show(request),
        textContent: request.method + ' ' + request.path + (request.query ? '?' + request.query : '') });
    const cell = element('td', {}, what);
    if (request.reason) {
        cell.append(element('p', { className: 'reason', textContent: request.reason }));
    }
    return element('tr', {},
        element('td', { className: 'when', textContent: clock(request.at) }),
        element('td', {}, statusOf(request)), cell,
        element('td', { textContent: caller(request), title: request.caller || '' }));
}

function draw() {
    waiting = false;
    const fitting = requests.filter(matches).slice(0, SHOWN);
    byId('requests-rows').replaceChildren(...fitting.map(row));
    byId('requests-table').hidden = fitting.length === 0;
    byId('requests-empty').hidden = requests.length > 0;
    byId('requests-none').hidden = requests.length === 0 || fitting.length > 0;
    byId('requests-count').textContent = requests.length === 0 ? ''
        : 'newest ' + fitting.length + ' of ' + kept.toLocaleString() + ' kept';
}

// many requests a second are drawn once
function drawSoon() {
    if (!waiting) {
        waiting = true;
        requestAnimationFrame(draw);
    }
}

function knowCallers(added) {
    const select = byId('filter-caller');
    const known = new Set([...select.options].map(option => option.value));
    for (const name of new Set(added.map(caller))) {
        if (!known.has(name)) {
            select.append(element('option', { value: name, textContent: name }));
        }
    }
}

/** Takes what has come, oldest first. */
export function tell(live) {
    kept = live.kept_requests;
    if (kept === 0 && live.requests.length === 0) {
        requests = [];
    }
    if (live.requests.length > 0 && requests.length > 0 && live.requests[0].id <= requests[0].id) {
        requests = [];
    }
    requests = [...live.requests.slice().reverse(), ...requests].slice(0, KEPT);
    knowCallers(live.requests);
    if (!paused) {
        drawSoon();
    }
}

/** Shows how a first request is made. */
export function explain(account) {
    byId('example').textContent = 'curl -H "X-Kit-Api-Key: ' + account.api_key + '" ' + location.origin + '/v4/account';
}

for (const id of ['filter-caller', 'filter-path', 'filter-refused']) {
    byId(id).addEventListener('input', draw);
}
byId('filter').addEventListener('submit', event => event.preventDefault());
byId('pause').addEventListener('click', () => {
    paused = !paused;
    byId('pause').setAttribute('aria-pressed', paused);
    draw();
});
byId('forget').addEventListener('click', async () => {
    if (await control('DELETE', '/requests')) {
        requests = [];
        draw();
    }
});
byId('detail-close').addEventListener('click', () => byId('detail').close());
