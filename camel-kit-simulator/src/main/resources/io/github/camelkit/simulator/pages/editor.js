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
'use strict';

// how long the user must have stopped typing before a search is made, in milliseconds
const DEBOUNCE = 300;
// a family and what to use where it is missing
const FONTS = ["Arial, Helvetica, sans-serif", "'Courier New', Courier, monospace", "Georgia, serif",
    "'Times New Roman', Times, serif", "Verdana, Geneva, sans-serif"];
const WEIGHTS = [400, 700];

let plugins = [];
let blocks = [];
let selected = null;

async function call(path, body) {
    const options = body === undefined ? {} : {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body)
    };
    const answer = await fetch('/editor/blocks' + path, options);
    const json = await answer.json();
    document.getElementById('message').textContent = answer.ok ? '' : json.errors.join('; ');
    return answer.ok ? json : null;
}

function element(name, properties, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
}

function button(label, action) {
    return element('button', { type: 'button', textContent: label, onclick: action });
}

function pluginOf(block) {
    return plugins.find(plugin => plugin.name === block.plugin);
}

function showMenu() {
    document.getElementById('menu').replaceChildren(...plugins.map(plugin => {
        const add = button(plugin.name, () => addBlock(plugin));
        add.append(element('small', { textContent: plugin.description }));
        return add;
    }));
}

async function addBlock(plugin) {
    const block = await call('', { plugin: plugin.name });
    if (block) {
        blocks.push(block);
        select(block);
    }
}

function select(block) {
    selected = block;
    showDraft();
    showSettings();
}

function replace(block) {
    if (block) {
        blocks = blocks.map(one => one.id === block.id ? block : one);
        selected = selected && selected.id === block.id ? block : selected;
        showDraft();
    }
}

function showDraft() {
    document.getElementById('draft').replaceChildren(...blocks.map(block => {
        const bar = element('div', { className: 'bar' }, block.plugin,
            button('Refresh', async () => replace(await call('/' + block.id + '/refresh', {}))),
            button('Remove', () => remove(block)));
        const node = element('div', { className: 'block' }, bar, content(block));
        node.dataset.block = block.id;
        node.classList.toggle('selected', block === selected);
        bar.onclick = event => event.target === bar && select(block);
        return node;
    }));
}

function content(block) {
    if (block.errors.length) {
        return element('ul', { className: 'errors' }, ...block.errors.map(text => element('li', { textContent: text })));
    }
    if (block.html === null) {
        const labels = pluginOf(block).settings.filter(setting => block.missing.includes(setting.name))
            .map(setting => setting.label);
        return element('p', { className: 'note', textContent: 'Still to set: ' + labels.join(', ') });
    }
    // without allow-scripts nothing in the block can run; the same origin lets the frame be measured
    const frame = element('iframe', { title: block.plugin });
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.srcdoc = block.html;
    frame.onload = () => {
        frame.style.height = frame.contentDocument.documentElement.scrollHeight + 'px';
    };
    return frame;
}

async function remove(block) {
    await call('/' + block.id + '/remove', {});
    blocks = blocks.filter(one => one.id !== block.id);
    select(null);
}

async function set(block, name, value) {
    replace(await call('/' + block.id, { settings: { [name]: value } }));
    showDependents(name);
}

function showSettings() {
    const form = document.getElementById('settings');
    form.replaceChildren();
    form.onsubmit = () => false;
    if (selected) {
        pluginOf(selected).settings.forEach(setting => form.append(field(selected, setting)));
    }
}

function field(block, setting) {
    const inputs = {
        color: colorInput, date: dateInput, fontFamily: fontInput, search: searchInput, select: selectInput,
        text: textInput
    };
    const label = setting.label + (setting.required ? ' *' : '');
    const node = element('label', { className: 'setting', title: setting.help || '' },
        element('span', { textContent: label }));
    node.dataset.setting = setting.name;
    node.append(inputs[setting.type](block, setting));
    node.hidden = waits(setting);
    return node;
}

function textInput(block, setting) {
    return element('input', {
        name: setting.name, placeholder: setting.placeholder || '', value: block.settings[setting.name] || '',
        onchange: event => set(block, setting.name, event.target.value)
    });
}

function colorInput(block, setting) {
    const input = textInput(block, setting);
    input.type = 'color';
    input.value = block.settings[setting.name] || '#000000';
    return input;
}

function dateInput(block, setting) {
    const value = block.settings[setting.name];
    return element('input', {
        name: setting.name, type: 'date', value: value ? localDate(new Date(value)) : '',
        // midnight where the user is, told in UTC
        onchange: event => set(block, setting.name,
            event.target.value && new Date(event.target.value + 'T00:00:00').toISOString())
    });
}

function localDate(date) {
    const two = number => String(number).padStart(2, '0');
    return date.getFullYear() + '-' + two(date.getMonth() + 1) + '-' + two(date.getDate());
}

function options(name, placeholder, values, current) {
    const select = element('select', { name: name }, element('option', { value: '', textContent: placeholder }));
    values.forEach(one => select.append(element('option', { value: one.value, textContent: one.label })));
    select.value = current === undefined ? '' : current;
    return select;
}

function selectInput(block, setting) {
    const select = options(setting.name, setting.placeholder || '', setting.options, block.settings[setting.name]);
    select.onchange = () => set(block, setting.name, select.value);
    return select;
}

function fontInput(block, setting) {
    const value = block.settings[setting.name] || {};
    const families = FONTS.map(font => ({ value: font, label: font.split(',')[0].replaceAll("'", '') }));
    const weights = WEIGHTS.map(weight => ({ value: weight, label: weight === 400 ? 'Regular' : 'Bold' }));
    const family = options(setting.name + '-family', 'Font', families, value.fontFamily);
    const weight = options(setting.name + '-weight', 'Weight', weights, value.fontWeight || 400);
    family.onchange = weight.onchange = () => set(block, setting.name,
        family.value && { fontFamily: family.value, fontWeight: Number(weight.value || 400) });
    return element('span', {}, family, ' ', weight);
}

function searchInput(block, setting) {
    const input = element('input', {
        name: setting.name, placeholder: setting.placeholder || '', autocomplete: 'off', role: 'combobox'
    });
    const list = element('ul', { className: 'choices' });
    const node = element('span', {}, input, list);
    let latest = 0;
    let timer = null;

    async function search(text, show) {
        const number = ++latest;
        const found = await call('/' + block.id + '/search', { name: setting.name, search: text });
        // an answer that was overtaken by a later one is not shown
        if (found && number === latest) {
            show(found);
        }
    }

    function showChoices(found) {
        const errors = found.errors.map(text => element('li', { className: 'errors', textContent: text }));
        list.replaceChildren(...errors, ...found.data.map(choice => element('li', {},
            button(choice.label, () => {
                input.value = choice.label;
                // which hides the menu
                document.activeElement.blur();
                set(block, setting.name, choice.value);
            }))));
    }

    async function start() {
        if (!waits(setting)) {
            await search('', showChoices);
            const stored = current(block).settings[setting.name];
            if (stored !== undefined) {
                await search(String(stored), found => {
                    const choice = found.data.find(one => one.value === stored);
                    input.value = choice ? choice.label : stored;
                });
            }
        }
    }

    input.oninput = () => {
        clearTimeout(timer);
        timer = setTimeout(() => search(input.value, showChoices), DEBOUNCE);
    };
    node.restart = () => {
        node.parentElement.hidden = waits(setting);
        start();
    };
    start();
    return node;
}

function current(block) {
    return blocks.find(one => one.id === block.id) || block;
}

function waits(setting) {
    const settings = current(selected).settings;
    return (setting.dependencies || []).some(name => settings[name] === undefined);
}

function showDependents(name) {
    const settings = selected ? pluginOf(selected).settings : [];
    settings.filter(setting => (setting.dependencies || []).includes(name)).forEach(setting =>
        document.querySelector('[data-setting="' + CSS.escape(setting.name) + '"] > span:last-child').restart());
}

async function load() {
    const draft = await call('');
    plugins = draft.plugins;
    blocks = draft.blocks;
    showMenu();
    select(blocks.length ? blocks[0] : null);
}

load();
