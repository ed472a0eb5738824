package org.vmorph.conformance.cli.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The bytes of an ELF file of 64 bits, little-endian, as chapters 4 and 5 of the generic ABI lay it
 * out: header, program headers, segments, symbols, their names, section headers. A segment is a
 * section as well, for there are readers that look at nothing else.
 */
final class ElfBytes {
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int SECTION_HEADER = 64;
  private static final int SYMBOL = 24;

  /** The names of the sections, each where they say that it is. */
  private static final String NAMES = "\0.text\0.symtab\0.strtab\0";

  private static final int READ_WRITE_EXECUTE = 7;

  private final ElfTarget target;
  private long entry;
  private final List<Segment> segments = new ArrayList<>();
  private Map<String, Long> symbols = Map.of();

  /**
   * What is loaded.
   *
   * @param size in storage, of which the data are the first bytes
   */
  private record Segment(long address, byte[] data, long size) {}

  /** A file of nothing yet. */
  ElfBytes(ElfTarget target) {
    this.target = target;
  }

  /** A program as it was assembled; of one that does not say so the entry is its first address. */
  static byte[] of(Executable executable, ElfTarget target) {
    var program = executable.program();
    var numbering = program.numbering();
    var words = program.words();
    var data = new byte[words.length * numbering.each()];
    for (int i = 0; i < data.length; i++) {
      long at = numbering.first() + i;
      data[i] = (byte) (words[(int) numbering.index(at)] >>> numbering.low(at));
    }
    return new ElfBytes(target)
        .entry(executable.entry().orElse(numbering.first()))
        .segment(numbering.first(), data, data.length)
        .symbols(program.labels())
        .bytes();
  }

  ElfBytes entry(long address) {
    entry = address;
    return this;
  }

  ElfBytes segment(long address, byte[] data, long size) {
    segments.add(new Segment(address, data, size));
    return this;
  }

  /** Global ones, in the first section. */
  ElfBytes symbols(Map<String, Long> all) {
    symbols = all;
    return this;
  }

  byte[] bytes() {
    var strings = new ByteArrayOutputStream();
    strings.writeBytes(NAMES.getBytes(StandardCharsets.UTF_8));
    var table = ByteBuffer.allocate(SYMBOL * (symbols.size() + 1)).order(ByteOrder.LITTLE_ENDIAN);
    table.position(SYMBOL);
    symbols.forEach(
        (name, value) -> {
          table.putInt(strings.size()).put((byte) 0x10).put((byte) 0).putShort((short) 1);
          table.putLong(value).putLong(0);
          strings.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
        });
    // What follows has words of 8 bytes, and begins where these may.
    strings.writeBytes(new byte[-strings.size() & 7]);
    int sections = segments.size() + 3;
    int data = HEADER + PROGRAM_HEADER * segments.size();
    int symbolsAt = data + segments.stream().mapToInt(it -> it.data.length).sum();
    int stringsAt = symbolsAt + table.capacity();
    int sectionsAt = stringsAt + strings.size();
    var file =
        ByteBuffer.allocate(sectionsAt + sections * SECTION_HEADER).order(ByteOrder.LITTLE_ENDIAN);

    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) 2).putShort((short) target.number()).putInt(1);
    file.putLong(entry).putLong(HEADER).putLong(sectionsAt).putInt(target.flags());
    file.putShort((short) HEADER).putShort((short) PROGRAM_HEADER);
    file.putShort((short) segments.size()).putShort((short) SECTION_HEADER);
    file.putShort((short) sections).putShort((short) (sections - 1));

    int at = data;
    for (var segment : segments) {
      file.putInt(1).putInt(READ_WRITE_EXECUTE).putLong(at);
      file.putLong(segment.address).putLong(segment.address);
      file.putLong(segment.data.length).putLong(segment.size).putLong(8);
      at += segment.data.length;
    }
    segments.forEach(segment -> file.put(segment.data));
    file.put(table.array()).put(strings.toByteArray());

    file.position(sectionsAt + SECTION_HEADER);
    at = data;
    for (var segment : segments) {
      int length = segment.data.length;
      section(file, ".text", 1, READ_WRITE_EXECUTE, segment.address, at, length, 0, 0);
      at += length;
    }
    section(file, ".symtab", 2, 0, 0, symbolsAt, table.capacity(), sections - 1, SYMBOL);
    section(file, ".strtab", 3, 0, 0, stringsAt, strings.size(), 0, 0);
    return file.array();
  }

  /** The last local symbol is the first one, which is nobody's. */
  private static void section(
      ByteBuffer file,
      String name,
      int type,
      int flags,
      long address,
      int at,
      int size,
      int link,
      int entrySize) {
    file.putInt(NAMES.indexOf(name)).putInt(type).putLong(flags).putLong(address);
    file.putLong(at).putLong(size).putInt(link).putInt(type == 2 ? 1 : 0).putLong(8);
    file.putLong(entrySize);
  }
}
