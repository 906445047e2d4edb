/** Machines by their number in an ELF file: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
const machines: Readonly<Record<number, string>> = { 62: "x86_64", 183: "arm64", 3: "i386" };
const ELF = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);

/** For which machine a native module is made, as AWS names it: `arm64`, `x86_64`, or in words what else it is. */
export function madeFor(file: Buffer): string {
  if (file.length < 20 || !file.subarray(0, 4).equals(ELF)) return "another system than Linux";
  // The sixth byte says in which order the bytes of a number are.
  const machine = file[5] === 2 ? file.readUInt16BE(18) : file.readUInt16LE(18);
  return machines[machine] ?? `machine ${machine}`;
}
