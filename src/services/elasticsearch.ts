import type { Service } from '../model/service.ts';
import { handEdit } from './parts/edit.ts';
import { startedWith } from './parts/placed.ts';

const DIRECTIVE = 'http.host';
const SOURCE = 'Elasticsearch Reference: Networking (network.host, http.host), Bootstrap checks';

export const elasticsearch: Service = {
  id: 'elasticsearch',
  title: 'Elasticsearch or OpenSearch',
  names: ['elasticsearch', 'elastic', 'opensearch'],
  port: 9200,
  // Between nodes.
  otherPorts: [9300],
  processes: [],
  runtimes: ['java'],
  units: ['elasticsearch', 'opensearch'],
  backlog: { value: 'somaxconn', source: 'Netty documentation: NetUtil.SOMAXCONN' },
  loopbackByDefault: 'every package: network.host is _local_',
  binds: [
    handEdit({
      id: 'elasticsearch-yml',
      title: 'Elasticsearch, in elasticsearch.yml',
      directive: DIRECTIVE,
      file: '/etc/elasticsearch/elasticsearch.yml',
      apply: 'restart',
      edits: ({ added }) => [
        { to: `http.host: ["_local_", ${added.map((address) => `"${address}"`).join(', ')}]` },
      ],
      source: SOURCE,
      notes: [
        'http.host is the port for clients alone. network.host moves the one between nodes as well, and then the bootstrap checks become errors: a node that ran may refuse to start.',
        'A setting may stand in the file once: change the line that is there, if there is one.',
      ],
    }),
    ...startedWith({
      directive: DIRECTIVE,
      to: () => 'environment: http.host=0.0.0.0',
      source: 'Elasticsearch Reference: Install with Docker (settings as environment variables)',
    }),
  ],
};
