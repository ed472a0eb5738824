package org.vmorph.conformance.cli.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeMap;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.text.Assembler;

/** ELF files for RV64, of programs in assembly that lie anywhere. */
public final class ElfPrograms {
  private static final long FIRST = 0x8000_0000L;
  private static final long TO_HOST = 0x1000;

  private ElfPrograms() {}

  /** A program, and a word tohost 4096 bytes behind its beginning. */
  public static byte[] assembled(String source) {
    return assembled(source, FIRST);
  }

  static byte[] assembled(String source, long at) {
    var assembler = new Assembler(Machines.large().getFirst());
    var program = assembler.given("tohost", FIRST + TO_HOST).assemble("p.s", source);
    var bytes = ByteBuffer.allocate(8 * program.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (long word : program.words()) {
      bytes.putLong(word);
    }
    var symbols = new TreeMap<String, Long>();
    program.labels().forEach((name, address) -> symbols.put(name, address - FIRST + at));
    symbols.put("tohost", at + TO_HOST);
    return new ElfBytes(ElfTarget.of(assembler.machine()).orElseThrow())
        .entry(at)
        .segment(at, bytes.array(), bytes.capacity())
        .symbols(symbols)
        .bytes();
  }
}
