import type { Entry, Family } from '../entry.ts';
import { CONNECT_FAILED, NOT_CONNECTED, OWN_TIME } from '../open-outcomes.ts';

/** Programs whose processes on many machines dial each other, and the tools that measure between them. */

const COLLECTIVES: readonly Entry[] = [
  // NCCL WARN socketStartConnect: Connect to 192.0.2.5<41235> failed : Connection refused
  // NCCL WARN socketPollConnect: Connect to 192.0.2.5<41235> returned 110(Connection timed out) errno 115(...)
  {
    says: [
      'Connect to {host}<{port}> failed : {why}',
      'Connect to {host}<{port}> returned {n}(({why})',
      'connect to {host}<{port}> timed out after {limit}',
    ],
    moment: 'connecting',
    by: 'nccl',
    source: 'NCCL 2.8 to 2.21 src/misc/socket.cc',
  },
  {
    says: ['Call to (recv|send) (from|to) {host}<{port}> failed : {why}'],
    moment: 'connected',
    by: 'nccl',
    source: 'NCCL 2.8 to 2.21 src/misc/socket.cc',
  },
  {
    says: [
      'Connection closed by remote peer {host}<{port}>',
      'Net : Connection closed by remote peer {host}<{port}>',
    ],
    outcome: 'closed',
    moment: 'connected',
    by: 'nccl',
    source: 'NCCL 2.8 to 2.21 src/misc/socket.cc',
  },
  // The client socket has timed out after 600000ms while trying to connect to (192.0.2.5, 29500).
  {
    says: 'The client socket has timed out after {limit} while trying to connect to (({host}, {port})',
    outcome: 'own-deadline',
    couldBe: OWN_TIME,
    moment: 'connecting',
    by: 'c10d',
    source: 'PyTorch 1.11 to 2.5 torch/csrc/distributed/c10d/socket.cpp',
  },
  {
    says: 'The client socket cannot be initialized to connect to [[{host}]:{port} ((errno: {n} - {why})',
    moment: 'connecting',
    by: 'c10d',
    source: 'PyTorch 1.11 to 2.5 torch/csrc/distributed/c10d/socket.cpp',
  },
];

const SCHEDULERS: readonly Entry[] = [
  // Failed to connect to GCS at address 192.0.2.5:6379 within 5 seconds.
  {
    says: [
      'Failed to connect to GCS at address {at} within {limit}',
      'Failed to connect to GCS within {limit}',
    ],
    outcome: 'own-deadline',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'ray',
    source: 'Ray 2.0 to 2.40 src/ray/gcs/gcs_client, python/ray/_private/utils.py',
  },
  {
    says: 'Unable to connect to GCS at {at}',
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'ray',
    source: 'Ray 2.0 to 2.40 python/ray/_private/gcs_utils.py',
  },
  {
    says: 'Unable to contact slurm controller ((connect failure)',
    outcome: 'failed',
    couldBe: CONNECT_FAILED,
    moment: 'connecting',
    port: 6817,
    by: 'slurm',
    source: 'Slurm 17 to 23 src/common/slurm_errno.c (SLURMCTLD_COMMUNICATIONS_CONNECTION_ERROR)',
  },
  // A process or daemon was unable to complete a TCP connection
  // to another process:
  //   Local host:    node1
  //   Remote host:   node2
  {
    says: [
      'A process or daemon was unable to complete a TCP connection',
      'unable to complete a TCP connection to another process',
    ],
    outcome: 'failed',
    couldBe: NOT_CONNECTED,
    moment: 'connecting',
    by: 'openmpi',
    source: 'Open MPI 1.8 to 4.1 orte/mca/oob/tcp/help-oob-tcp.txt',
  },
];

const MEASURING: readonly Entry[] = [
  {
    says: [
      'unable to connect to server - server may have stopped running or use a different port, firewall issue, etc.: {why}',
      'iperf3: error - unable to connect to server: {why}',
    ],
    moment: 'connecting',
    port: 5201,
    by: 'iperf3',
    source: 'iperf 3.0 to 3.17 src/iperf_error.c (IECONNECT)',
  },
  {
    says: 'iperf3: error - unable to (receive|send) control message: {why}',
    moment: 'connected',
    port: 5201,
    by: 'iperf3',
    source: 'iperf 3.0 to 3.17 src/iperf_error.c',
  },
  {
    says: 'iperf3: error - control socket has closed unexpectedly',
    outcome: 'closed',
    moment: 'connected',
    port: 5201,
    by: 'iperf3',
    source: 'iperf 3.0 to 3.17 src/iperf_error.c (IECTRLCLOSE)',
  },
];

export const clusterComputing: Family = {
  id: 'cluster-computing',
  source: 'NCCL, PyTorch, Ray, Slurm, Open MPI, iperf',
  entries: [...COLLECTIVES, ...SCHEDULERS, ...MEASURING],
};
