-- Licensed under the Apache License, Version 2.0 (the "License");
-- you may not use this file except in compliance with the License.
-- You may obtain a copy of the License at
--
--     https://www.apache.org/licenses/LICENSE-2.0
--
-- Unless required by applicable law or agreed to in writing, software
-- distributed under the License is distributed on an "AS IS" BASIS,
-- WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
-- See the License for the specific language governing permissions and
-- limitations under the License.

-- The tables of camel-kit for PostgreSQL. EXPIRES is in milliseconds since 1970; null means never.

-- Tokens, secrets, installations, checkpoints
create table if not exists CAMEL_KIT_VALUE (
  NAME varchar(255) primary key,
  VERSION bigint not null,
  EXPIRES bigint,
  VAL text not null
);
create index if not exists CAMEL_KIT_VALUE_EXPIRES on CAMEL_KIT_VALUE (EXPIRES);

-- Windows of quotas, claims: few rows that change often. No index, so that an update stays in its page
create table if not exists CAMEL_KIT_STATE (
  NAME varchar(255) primary key,
  VERSION bigint not null,
  EXPIRES bigint,
  VAL text not null
) with (fillfactor = 50);

-- One row for each event of the last days
create table if not exists CAMEL_KIT_EVENT (
  NAME varchar(255) primary key,
  VERSION bigint not null,
  EXPIRES bigint,
  VAL text not null
) with (fillfactor = 50);
create index if not exists CAMEL_KIT_EVENT_EXPIRES on CAMEL_KIT_EVENT (EXPIRES);

-- Callbacks on their way to the node that waits for them. Part 0 is the call; its body says where the parts are
create table if not exists CAMEL_KIT_CALLBACK (
  NAME varchar(64),
  PART int,
  OWNER varchar(64),
  EXPIRES bigint,
  BODY bytea,
  primary key (NAME, PART)
);
create index if not exists CAMEL_KIT_CALLBACK_OWNER on CAMEL_KIT_CALLBACK (OWNER);
create index if not exists CAMEL_KIT_CALLBACK_EXPIRES on CAMEL_KIT_CALLBACK (EXPIRES);
