package org.vmorph.conformance.cli.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.text.Assembler;

/**
 * ELF files of 64 bits, little-endian, as the generic ABI lays them out: the header, the program
 * headers, the segments, a symbol table and its strings.
 */
public final class ElfBytes {
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int SECTION_HEADER = 64;
  private static final int RISCV = 243;

  private int machine = RISCV;
  private long entry;
  private final List<Segment> segments = new ArrayList<>();
  private Map<String, Long> symbols = Map.of();

  /**
   * What is loaded.
   *
   * @param size in storage, of which the data are the first bytes
   */
  private record Segment(long address, byte[] data, long size) {}

  /** A program in our assembly for RV64, and a word tohost 4096 bytes behind its beginning. */
  public static byte[] assembled(String source) {
    return assembled(source, 0x8000_0000L);
  }

  static byte[] assembled(String source, long at) {
    var assembler = new Assembler(Machines.interpreted().getFirst());
    long toHost = 0x8000_1000L;
    var program = assembler.given("tohost", toHost).assemble("p.s", source);
    var bytes = ByteBuffer.allocate(8 * program.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (long word : program.words()) {
      bytes.putLong(word);
    }
    var symbols = new java.util.TreeMap<String, Long>();
    program.labels().forEach((name, address) -> symbols.put(name, address - 0x8000_0000L + at));
    symbols.put("tohost", toHost - 0x8000_0000L + at);
    return new ElfBytes()
        .entry(at)
        .segment(at, bytes.array(), bytes.capacity())
        .symbols(symbols)
        .bytes();
  }

  ElfBytes machine(int number) {
    machine = number;
    return this;
  }

  ElfBytes entry(long address) {
    entry = address;
    return this;
  }

  ElfBytes segment(long address, byte[] data, long size) {
    segments.add(new Segment(address, data, size));
    return this;
  }

  ElfBytes symbols(Map<String, Long> all) {
    symbols = all;
    return this;
  }

  byte[] bytes() {
    var strings = new ByteArrayOutputStream();
    strings.writeBytes("\0.strtab\0".getBytes(StandardCharsets.UTF_8));
    var table = ByteBuffer.allocate(24 * (symbols.size() + 1)).order(ByteOrder.LITTLE_ENDIAN);
    table.position(24);
    symbols.forEach(
        (name, value) -> {
          // A global symbol without a type, of a section that has no header.
          table.putInt(strings.size()).put((byte) 0x10).put((byte) 0).putShort((short) 1);
          table.putLong(value).putLong(0);
          strings.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
        });
    int data = HEADER + PROGRAM_HEADER * segments.size();
    int symbolsAt = data + segments.stream().mapToInt(it -> it.data.length).sum();
    int stringsAt = symbolsAt + table.capacity();
    int sectionsAt = stringsAt + strings.size();
    var file = ByteBuffer.allocate(sectionsAt + 3 * SECTION_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) 2).putShort((short) machine).putInt(1);
    file.putLong(entry).putLong(HEADER).putLong(sectionsAt).putInt(0);
    file.putShort((short) HEADER).putShort((short) PROGRAM_HEADER);
    file.putShort((short) segments.size()).putShort((short) SECTION_HEADER);
    file.putShort((short) 3).putShort((short) 2);
    int at = data;
    for (var segment : segments) {
      file.putInt(1).putInt(7).putLong(at).putLong(segment.address).putLong(segment.address);
      file.putLong(segment.data.length).putLong(segment.size).putLong(8);
      at += segment.data.length;
    }
    segments.forEach(segment -> file.put(segment.data));
    file.put(table.array()).put(strings.toByteArray());
    file.position(sectionsAt + SECTION_HEADER);
    section(file, 0, 2, symbolsAt, table.capacity(), 2, 24);
    section(file, 1, 3, stringsAt, strings.size(), 0, 0);
    return file.array();
  }

  private static void section(
      ByteBuffer file, int name, int type, int at, int size, int link, int entrySize) {
    file.putInt(name).putInt(type).putLong(0).putLong(0).putLong(at).putLong(size);
    file.putInt(link).putInt(1).putLong(1).putLong(entrySize);
  }
}
