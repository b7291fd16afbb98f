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
// What is in an account: one kind at a time, newest first.

import { badge, button, byId, control, element } from './dom.js';

function state(value) {
    const good = ['active', 'sent', 'completed', 'published'].includes(value);
    return badge(value || 'none', good ? '' : ['bounced', 'complained', 'cancelled', 'disabled'].includes(value) ? 'bad'
        : 'warn');
}

function labels(tags) {
    return element('span', {}, ...(tags || []).map(tag => element('span', { className: 'tag', textContent: tag.name })));
}

// how each kind is shown, how one is added here, and what to do when there is none
const KINDS = {
    subscribers: { title: 'Subscribers', add: 'E-mail address',
        empty: 'Nobody yet. Add an address above, or start the simulator with --subscribers 1000000 or --seed FILE.',
        columns: { Id: s => s.id, Name: s => s.first_name || '', 'E-mail address': s => s.email_address,
            State: s => state(s.state), Tags: s => labels(s.tags) } },
    tags: { title: 'Tags', add: 'Name', empty: 'No tag yet. Add one above, or let a route create it.',
        columns: { Id: t => t.id, Name: t => t.name, Created: t => t.created_at } },
    forms: { title: 'Forms', add: 'Name', empty: 'No form yet. The API cannot create forms: add one above.',
        columns: { Id: f => f.id, Name: f => f.name, Type: f => f.type, State: f => state(f.archived ? 'archived' : 'active') } },
    sequences: { title: 'Sequences', add: 'Name', empty: 'No sequence yet. Add one above.',
        columns: { Id: s => s.id, Name: s => s.name, Created: s => s.created_at } },
    broadcasts: { title: 'Broadcasts', empty: 'No broadcast yet. Create one with POST /v4/broadcasts.',
        columns: { Id: b => b.id, Subject: b => b.subject || '', State: b => state(b.status || (b.send_at ? 'scheduled' : 'draft')),
            'Sent at': b => b.send_at || '' } },
    webhooks: { title: 'Webhooks', empty: 'No webhook yet. A route from("kit:webhooks?event=...") registers one by itself.',
        columns: { Id: w => w.id, Event: w => w.event.name, To: w => w.target_url.split('?')[0] } },
    webhook_endpoints: { title: 'Endpoints',
        empty: 'No webhook endpoint yet. A route from("kit:webhook-endpoints?events=...") registers one by itself.',
        columns: { Id: e => e.id, Events: e => e.events.join(', '), State: e => state(e.status), To: e => e.url.split('?')[0] } },
    purchases: { title: 'Purchases', empty: 'No purchase yet. Create one with POST /v4/purchases.',
        columns: { Id: p => p.id, Who: p => p.email_address, Total: p => p.total + ' ' + p.currency,
            Transaction: p => p.transaction_id } },
    custom_fields: { title: 'Custom fields', add: 'Label', empty: 'No custom field yet. Add one above.',
        columns: { Id: f => f.id, Label: f => f.label, Key: f => f.key } }
};

let kind = 'subscribers';
let account = 1;
let cursor = null;
let counts = '';
let asked = 0;

const buttons = Object.fromEntries(Object.keys(KINDS).map(name => [name, button('', () => choose(name))]));
byId('kinds').append(...Object.values(buttons));

function choose(name) {
    kind = name;
    load();
}

function row(item) {
    return element('tr', {}, ...Object.values(KINDS[kind].columns).map(show => {
        const value = show(item);
        return element('td', {}, value instanceof Node ? value : String(value ?? ''));
    }));
}

/** Reads the list again, or goes on after what is shown. */
async function load(more) {
    const mine = ++asked;
    const answer = await control('GET', '/accounts/' + account + '/' + kind + '?limit=100' + (more ? '&after='
        + encodeURIComponent(cursor) : ''));
    // another one was chosen meanwhile
    if (!answer || mine !== asked) {
        return;
    }
    const items = answer[kind];
    const rows = byId('contents-rows');
    if (!more) {
        rows.replaceChildren();
        byId('contents-head').replaceChildren(...Object.keys(KINDS[kind].columns).map(
            title => element('th', { scope: 'col', textContent: title })));
    }
    rows.append(...items.map(row));
    cursor = answer.pagination.end_cursor;
    byId('contents-more').hidden = !answer.pagination.has_next_page;
    byId('contents-table').hidden = rows.childElementCount === 0;
    byId('contents-empty').hidden = rows.childElementCount > 0;
    byId('contents-empty').textContent = KINDS[kind].empty;
    byId('add').hidden = !KINDS[kind].add;
    byId('add-label').textContent = KINDS[kind].add || '';
    byId('add-value').type = kind === 'subscribers' ? 'email' : 'text';
    for (const [name, one] of Object.entries(buttons)) {
        one.setAttribute('aria-pressed', name === kind);
    }
}

let pending;

/** Takes the accounts and how much is in them, and reads the list again if it may have changed. */
export function tell(live) {
    const select = byId('account');
    const names = live.accounts.map(one => one.id + ' ' + one.name).join();
    if (select.dataset.names !== names) {
        select.dataset.names = names;
        select.replaceChildren(...live.accounts.map(one => element('option', { value: one.id, textContent: one.name })));
        account = live.accounts.some(one => one.id === account) ? account : 1;
        select.value = account;
    }
    const mine = live.accounts.find(one => one.id === account);
    for (const [name, one] of Object.entries(buttons)) {
        one.textContent = KINDS[name].title + ' ' + mine.counts[name].toLocaleString();
    }
    const now = JSON.stringify(mine.counts) + live.last_request;
    if (now !== counts && !pending) {
        // a list that is written to all the time is read once a second
        pending = setTimeout(() => {
            pending = null;
            load();
        }, counts ? 1000 : 0);
    }
    counts = now;
}

byId('account').addEventListener('change', event => {
    account = Number(event.target.value);
    counts = '';
    load();
});
byId('contents-more').addEventListener('click', () => load(true));
byId('add').addEventListener('submit', async event => {
    event.preventDefault();
    const value = byId('add-value');
    if (await control('POST', '/accounts/' + account + '/seed', { [kind]: [value.value] })) {
        value.value = '';
        load();
    }
});

/** The account that is shown. */
export function shown() {
    return account;
}
