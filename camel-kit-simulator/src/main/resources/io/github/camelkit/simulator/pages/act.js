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
// What is sent to users, and what one can do here: faults, events, time, switches, reset.

import { shown } from './contents.js';
import { badge, button, byId, clock, control, element, span } from './dom.js';

const KINDS = { webhook: 'Webhook', delivery: 'Endpoint', bulk: 'Bulk' };
let ahead = 0;
let offset = 0;
let deliveries = [];

function statusOf(one) {
    if (one.status === 'delivered') {
        return badge('delivered', '');
    }
    if (one.status === 'applied') {
        return badge('applied', '');
    }
    return one.status === 'failed' ? badge('failed', 'bad') : badge(one.attempts ? 'to be sent again' : 'under way', 'warn');
}

function delivery(one) {
    const status = element('td', {}, statusOf(one));
    const facts = [];
    if (one.attempts > 0) {
        facts.push(one.attempts + (one.attempts === 1 ? ' attempt' : ' attempts') + ', '
            + (one.answered ? 'answered ' + one.answered : 'no answer'));
    }
    if (one.next_at) {
        facts.push('next in ' + span(new Date(one.next_at) - now()));
    }
    if (facts.length) {
        status.append(element('small', { textContent: ' ' + facts.join('; ') }));
    }
    return element('tr', {}, element('td', { className: 'when', textContent: clock(one.at) }),
        element('td', { textContent: KINDS[one.kind] + ': ' + one.about }), status,
        element('td', { textContent: one.target || 'nobody' }));
}

function drawDeliveries() {
    byId('deliveries-rows').replaceChildren(...deliveries.slice(-100).reverse().map(delivery));
    byId('deliveries-table').hidden = deliveries.length === 0;
    byId('deliveries-empty').hidden = deliveries.length > 0;
}

function fault(one) {
    const text = one.effect + ', for the next ' + (one.calls === 1 ? 'call' : one.calls + ' calls')
        + (one.on ? ' of ' + one.on : '');
    return element('li', {}, element('span', { textContent: text }), button('Remove',
        () => control('DELETE', '/faults/' + one.id), { ariaLabel: 'Remove: ' + text }));
}

// the simulator's time, which need not be this machine's
function now() {
    return Date.now() + offset;
}

/** Takes what has changed. */
export function tell(live) {
    deliveries = live.deliveries;
    drawDeliveries();
    byId('faults-list').replaceChildren(...live.faults.map(fault));
    byId('faults-empty').hidden = live.faults.length > 0;
    byId('faults-clear').hidden = live.faults.length === 0;
    offset = new Date(live.clock.now) - Date.now();
    ahead = live.clock.ahead;
}

setInterval(() => {
    byId('now').textContent = new Date(now()).toLocaleString() + (ahead === 'PT0S' ? '' : ', put forward');
    if (deliveries.some(one => one.next_at)) {
        drawDeliveries();
    }
}, 1000);

byId('faults-clear').addEventListener('click', () => control('DELETE', '/faults'));
byId('fault').addEventListener('submit', event => {
    event.preventDefault();
    const [method, path] = byId('fault-on').value.trim().split(/ +/);
    control('POST', '/faults', { ...JSON.parse(byId('fault-what').value), calls: Number(byId('fault-calls').value),
        ...(method ? { method, path } : {}) });
});

function needs() {
    const chosen = byId('event-type').selectedOptions[0].dataset;
    byId('event-more').hidden = !chosen.needs;
    byId('event-value').required = Boolean(chosen.needs);
    byId('event-more-label').textContent = chosen.needs === 'url' ? 'URL' : (chosen.needs || '').replaceAll('_', ' ');
    byId('event-who').hidden = Boolean(chosen.alone);
    byId('event-email').required = !chosen.alone;
}

byId('event-type').addEventListener('change', needs);
byId('event').addEventListener('submit', async event => {
    event.preventDefault();
    const chosen = byId('event-type').selectedOptions[0];
    const body = { type: chosen.value };
    if (!chosen.dataset.alone) {
        body.email_address = byId('event-email').value;
    }
    if (chosen.dataset.needs) {
        const value = byId('event-value').value;
        body[chosen.dataset.needs] = chosen.dataset.needs === 'url' ? value : Number(value);
    }
    control('POST', '/accounts/' + shown() + '/events', body);
});
needs();

for (const one of document.querySelectorAll('[data-advance]')) {
    one.addEventListener('click', () => control('PATCH', '/clock', { advance: one.dataset.advance }));
}
byId('lag').addEventListener('submit', event => {
    event.preventDefault();
    control('PATCH', '/clock', { list_lag: Number(byId('lag-seconds').value) });
});

function input(one) {
    if (typeof one.value === 'boolean') {
        return element('input', { type: 'checkbox', checked: one.value,
            onchange: event => change(one, event.target.checked) });
    }
    if (one.choices.length) {
        const select = element('select', { onchange: event => change(one, event.target.value) },
            ...one.choices.map(value => element('option', { value, textContent: value })));
        select.value = one.value;
        return select;
    }
    const many = Array.isArray(one.value);
    return element('input', { value: many ? one.value.join(' ') : one.value, onchange: event => {
        const text = event.target.value.trim();
        change(one, many ? text.split(/\s+/).filter(Boolean) : typeof one.value === 'number' ? Number(text) : text);
    } });
}

async function change(one, value) {
    await control('PATCH', '/switches', { [one.name]: value });
    switches();
}

/** Reads the switches and shows them. */
async function switches() {
    const answer = await control('GET', '/switches');
    if (answer) {
        byId('switches-list').replaceChildren(...answer.switches.map(
            one => element('label', {}, input(one), one.description)));
    }
}

byId('switches-list').addEventListener('submit', event => event.preventDefault());
document.querySelector('#switches details').addEventListener('toggle', event => event.target.open && switches());
byId('reset').addEventListener('click', () => {
    if (confirm('Forget everything and begin again?')) {
        control('POST', '/reset', {});
    }
});
