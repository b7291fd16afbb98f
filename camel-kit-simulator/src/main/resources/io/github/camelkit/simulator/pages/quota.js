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
// The window of each credential: calls come in at the right, and leave at the left when they no longer count.

import { byId, element, span } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 600;
const HEIGHT = 56;
const BUCKETS = 60;

let quotas = [];
let since = 0;
const cards = new Map();

function card(quota) {
    const picture = document.createElementNS(SVG, 'svg');
    picture.setAttribute('viewBox', '0 0 ' + WIDTH + ' ' + HEIGHT);
    picture.setAttribute('preserveAspectRatio', 'none');
    picture.setAttribute('role', 'img');
    const path = document.createElementNS(SVG, 'path');
    picture.append(path);
    const used = element('span', {});
    const state = element('span', { className: 'state' });
    const bar = element('div', {});
    const ends = element('p', { className: 'quiet' }, element('span', { textContent: span(quota.window_ms) + ' ago' }),
        element('span', { textContent: 'now' }));
    const node = element('div', { className: 'quota' },
        element('p', {}, element('strong', { textContent: quota.credential }), used), picture, ends,
        element('div', { className: 'meter' }, bar), element('p', {}, state));
    return { node, picture, path, used, state, bar };
}

// calls of the same second are one column, whose place moves with the time
function columns(ages, quota, now) {
    const width = quota.window_ms / BUCKETS;
    const counts = new Map();
    for (const age of ages) {
        const column = Math.floor((now - age) / width);
        counts.set(column, (counts.get(column) || 0) + 1);
    }
    const most = Math.max(1, ...counts.values());
    let drawing = '';
    for (const [column, count] of counts) {
        const x = WIDTH - (now - (column + 0.5) * width) / quota.window_ms * WIDTH;
        drawing += 'M' + x.toFixed(1) + ' ' + HEIGHT + 'V' + (HEIGHT - 6 - (HEIGHT - 14) * count / most).toFixed(1);
    }
    return drawing;
}

function draw() {
    const passed = performance.now() - since;
    for (const quota of quotas) {
        const shown = cards.get(quota.credential + quota.account);
        const ages = quota.ages_ms.map(age => age + passed).filter(age => age < quota.window_ms);
        const limited = quota.limit > 0;
        const full = limited && ages.length >= quota.limit;
        const text = limited ? ages.length + ' of ' + quota.limit : ages.length + ' calls, no limit';
        shown.path.setAttribute('d', columns(ages, quota, performance.now()));
        shown.picture.setAttribute('aria-label', text + ' in the last ' + span(quota.window_ms));
        shown.used.textContent = text;
        shown.bar.style.width = limited ? Math.min(100, 100 * ages.length / quota.limit) + '%' : '0';
        shown.node.classList.toggle('full', full);
        shown.state.textContent = (full ? 'Full: the next call may go in ' + span(quota.window_ms - ages[0]) + '. ' : '')
            + (quota.refused ? quota.refused + ' refused so far' : full ? '' : 'None refused');
    }
}

/** Takes how much is used now. */
export function tell(live) {
    quotas = live.quotas;
    since = performance.now();
    const names = quotas.map(quota => quota.credential + quota.account);
    for (const [name, shown] of cards) {
        if (!names.includes(name)) {
            shown.node.remove();
            cards.delete(name);
        }
    }
    quotas.forEach((quota, index) => {
        if (!cards.has(names[index])) {
            const made = card(quota);
            cards.set(names[index], made);
            byId('quotas-list').append(made.node);
        }
    });
    draw();
}

setInterval(() => document.hidden || draw(), matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 100);
