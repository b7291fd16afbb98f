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
// The page of the simulator: what the stream tells goes to the parts of the page.

import * as act from './act.js';
import * as contents from './contents.js';
import { byId } from './dom.js';
import * as quota from './quota.js';
import * as requests from './requests.js';

function connected(text, kind) {
    const live = byId('live');
    if (live.textContent !== text) {
        live.textContent = text;
        live.className = kind;
    }
}

const stream = new EventSource('/simulator/stream');
stream.onmessage = event => {
    const live = JSON.parse(event.data);
    connected('Live on ' + location.host, 'on');
    requests.explain(live.accounts[0]);
    requests.tell(live);
    quota.tell(live);
    contents.tell(live);
    act.tell(live);
    document.body.dataset.told = live.last_request;
};
stream.onerror = () => connected('The simulator has stopped; this page waits for it', 'off');
