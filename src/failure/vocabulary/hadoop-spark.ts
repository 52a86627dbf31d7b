import type { Family } from '../entry.ts';
import { ANY_FAILURE, BROKEN, CONNECT_FAILED, NOT_CONNECTED } from '../open-outcomes.ts';

/** Hadoop's RPC and data transfer, and Spark's. */
export const hadoopSpark: Family = {
  id: 'hadoop-spark',
  source:
    'Hadoop 2 and 3 NetUtils.wrapException, ipc/Client.java, hdfs DataStreamer; Spark 2 and 3 network-common',
  entries: [
    // Call From app1/10.0.0.7 to nn1:8020 failed on connection exception: java.net.ConnectException: Connection refused
    {
      says: [
        'Call From {client} to {at} failed on connection exception: {why}',
        'Call to {at} failed on connection exception: {why}',
      ],
      moment: 'connecting',
      by: 'hadoop',
    },
    { says: 'Call From {client} to {at} failed on socket timeout exception: {why}', by: 'hadoop' },
    // Call to address=db1.example.org/192.0.2.5:16020 failed on local exception: ...CallTimeoutException: Call id=23, waitTime=2008, rpcTimetout=2000
    {
      says: ['Call to [address=]{at} failed on local exception: {why}'],
      by: 'hbase',
      source: 'HBase 1 and 2 ipc/IPCUtil.java',
    },
    {
      says: 'CallTimeoutException: Call id={n}, waitTime={n}',
      outcome: 'silent',
      moment: 'request',
      by: 'hbase',
      source: 'HBase 1 and 2 ipc/CallTimeoutException.java, RpcConnection.java',
    },
    {
      says: 'ConnectionClosedException: Connection closed',
      outcome: 'closed',
      couldBe: BROKEN,
      moment: 'request',
      by: 'hbase',
      source: 'HBase 2 exceptions/ConnectionClosedException.java',
    },
    {
      says: 'FailedServerException: This server is in the failed servers list: {at}',
      outcome: 'failed',
      couldBe: ANY_FAILURE,
      by: 'hbase',
      source: 'HBase 1 and 2 ipc/FailedServers.java',
    },
    {
      says: 'FetchFailedException: java.util.concurrent.TimeoutException: Timeout waiting for task',
      outcome: 'own-deadline',
      couldBe: ['own-deadline', 'silent'],
      by: 'spark',
      source: 'Spark 2 and 3 network-common TransportClient.java, Guava AbstractFuture.java',
    },
    {
      says: 'No Route to Host from {client} to {at} failed on socket timeout exception',
      errno: 'EHOSTUNREACH',
      moment: 'connecting',
      by: 'hadoop',
    },
    {
      says: 'Failed on local exception: {why}; Host Details : local host is: {client}; destination host is: {at}',
      by: 'hadoop',
    },
    {
      says: 'destination host is: "{host}":{port}',
      by: 'hadoop',
      weak: true,
      outcome: 'failed',
      couldBe: ANY_FAILURE,
    },
    {
      says: '{limit-ms} millis timeout while waiting for channel to be ready for connect',
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'hadoop',
    },
    {
      says: '{limit-ms} millis timeout while waiting for channel to be ready for (read|write)',
      outcome: 'silent',
      moment: 'connected',
      by: 'hadoop',
    },
    {
      says: 'Retrying connect to server: {at}. Already tried {n} time((s)',
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      weak: true,
      by: 'hadoop',
    },
    {
      says: 'Problem connecting to server: {at}',
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      moment: 'connecting',
      weak: true,
      by: 'hadoop',
    },
    {
      says: 'Invalid host name: local host is: {text} destination host is: "{host}":{port}',
      outcome: 'unresolved',
      by: 'hadoop',
    },
    {
      says: 'Failed to connect to {at} for block{text}, add to deadNodes and continue. {why}',
      moment: 'connecting',
      by: 'hadoop',
    },
    {
      says: 'DataXceiver error processing {text}src: {client} dst: {at}',
      outcome: 'closed',
      couldBe: BROKEN,
      weak: true,
      byServer: true,
      by: 'hadoop',
    },
    {
      says: 'Failed to connect to server: {at}: try once and fail',
      outcome: 'failed',
      couldBe: NOT_CONNECTED,
      weak: true,
      by: 'hadoop',
    },
    // java.io.IOException: Failed to connect to app1/10.0.0.5:35211
    {
      says: 'IOException: Failed to connect to {at}',
      outcome: 'failed',
      couldBe: CONNECT_FAILED,
      moment: 'connecting',
      weak: true,
      by: 'spark',
    },
    {
      says: 'Connecting to {at} timed out (({limit-ms} ms)',
      outcome: 'own-deadline',
      moment: 'connecting',
      by: 'spark',
    },
    {
      says: 'Connection to {at} has been quiet for {took-ms} ms while there are outstanding requests',
      outcome: 'silent',
      moment: 'idle',
      sign: 'idle-before',
      by: 'spark',
    },
  ],
};
