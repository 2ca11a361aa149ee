export default async function teardown() {
  await globalThis.tollgateServers?.stop();
}
