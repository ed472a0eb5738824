package org.vmorph.conformance.cli.elf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import net.fornwall.jelf.ElfException;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSegment;
import net.fornwall.jelf.ElfSymbol;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Numbering;
import org.vmorph.model.text.Program;

/** An ELF file, as far as it is loaded: its segments at their physical addresses, its symbols. */
public final class ElfImage {
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

  private final Path path;
  private final Architecture machine;
  private final Numbering numbering;
  private final long words;
  private final ElfFile file;
  private final long size;

  private ElfImage(Path path, Architecture machine, long words, byte[] bytes) {
    this.path = path;
    this.machine = machine;
    this.numbering = machine.numbering();
    this.words = words;
    this.size = bytes.length;
    this.file = ElfFile.from(bytes);
  }

  /** Whether a file begins as an ELF file does. */
  public static boolean is(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /**
   * The program of an ELF file, for a machine of so many words of storage.
   *
   * @throws BadInput if it is for another machine, is cut off, or has no room
   */
  public static Executable read(Path path, Architecture machine, long words) throws IOException {
    var bytes = Files.readAllBytes(path);
    try {
      return new ElfImage(path, machine, words, bytes).executable();
    } catch (ElfException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | ArithmeticException
        | ClassCastException e) {
      throw broken(path, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      // The library makes room for as many symbols as the file says that there are.
      throw broken(path, "its tables are larger than memory");
    }
  }

  private static BadInput broken(Path path, String why) {
    return new BadInput("%s: is cut off or no ELF file at all: %s".formatted(path, why));
  }

  private Executable executable() {
    var target = ElfTarget.of(machine);
    if (target.isEmpty()) {
      throw new BadInput(
          "%s: is an ELF file; expected a program in assembly, for %s has none"
              .formatted(path, machine));
    }
    target
        .get()
        .unfit(file)
        .ifPresent(
            why -> {
              throw new BadInput("%s: %s".formatted(path, why));
            });
    var loaded = new long[0];
    for (var segment : segments()) {
      loaded = put(loaded, segment);
    }
    if (loaded.length == 0) {
      throw new BadInput(path + ": has no segment to load");
    }
    if (!isStorage(file.e_entry)) {
      throw new BadInput(
          "%s: begins at 0x%x; expected %s".formatted(path, file.e_entry, storage()));
    }
    var name = String.valueOf(path.getFileName());
    var program = new Program(name, numbering, loaded, symbols(), List.of(), List.of());
    var toHost = Executable.toHost(path, program);
    if (toHost.isPresent() && !isStorage(toHost.getAsLong())) {
      throw new BadInput(
          "%s: tohost at 0x%x; expected %s; --words W makes it larger"
              .formatted(path, toHost.getAsLong(), storage()));
    }
    var entry = Executable.entry(path, machine, OptionalLong.of(file.e_entry));
    return new Executable(program, entry, toHost);
  }

  /** Those that are loaded, by address. */
  private List<ElfSegment> segments() {
    var all = new ArrayList<ElfSegment>();
    for (int i = 0; i < file.e_phnum; i++) {
      var segment = file.getProgramHeader(i);
      if (segment.p_type == ElfSegment.PT_LOAD && segment.p_memsz != 0) {
        check(segment);
        all.add(segment);
      }
    }
    all.sort(Comparator.comparingLong(segment -> segment.p_paddr));
    for (int i = 1; i < all.size(); i++) {
      var before = all.get(i - 1);
      if (before.p_paddr + before.p_memsz > all.get(i).p_paddr) {
        throw new BadInput(
            "%s: %s and %s overlap; expected each in storage of its own"
                .formatted(path, told(before), told(all.get(i))));
      }
    }
    return all;
  }

  private void check(ElfSegment segment) {
    if (segment.p_offset < 0
        || segment.p_filesz < 0
        || segment.p_filesz > size - segment.p_offset) {
      throw new BadInput(
          "%s: is cut off: %s has 0x%x bytes in it from 0x%x on, and the file has 0x%x"
              .formatted(path, told(segment), segment.p_filesz, segment.p_offset, size));
    }
    if (segment.p_filesz > segment.p_memsz && segment.p_memsz >= 0) {
      throw new BadInput(
          "%s: %s has 0x%x bytes in the file; expected no more than it has in storage"
              .formatted(path, told(segment), segment.p_filesz));
    }
    long last = segment.p_paddr + segment.p_memsz - 1;
    if (!isStorage(segment.p_paddr)
        || !isStorage(last)
        || Long.compareUnsigned(last, segment.p_paddr) < 0) {
      throw new BadInput(
          "%s: %s is outside of storage; expected %s; --words W makes it larger"
              .formatted(path, told(segment), storage()));
    }
  }

  private static String told(ElfSegment segment) {
    return "the segment of 0x%x bytes at 0x%x".formatted(segment.p_memsz, segment.p_paddr);
  }

  private boolean isStorage(long address) {
    long offset = address - numbering.first();
    return Long.compareUnsigned(offset, words * numbering.each()) < 0;
  }

  private String storage() {
    return "0x%x to 0x%x, which is storage"
        .formatted(numbering.first(), numbering.first() + words * numbering.each() - 1);
  }

  private long[] put(long[] loaded, ElfSegment segment) {
    var data = segment.getData();
    long end = numbering.words(segment.p_paddr + data.length - numbering.first());
    var all = Arrays.copyOf(loaded, Math.toIntExact(Math.max(loaded.length, end)));
    for (int i = 0; i < data.length; i++) {
      long at = segment.p_paddr + i;
      all[(int) numbering.index(at)] |= (data[i] & 0xffL) << numbering.low(at);
    }
    return all;
  }

  /** Of symbols of one name the one that all of the program knows. */
  private SortedMap<String, Long> symbols() {
    var all = new TreeMap<String, Long>();
    var table = file.getSymbolTableSection();
    // Without their names symbols say nothing.
    if (table != null && file.getStringTable() != null) {
      for (var symbol : table.symbols) {
        var name = symbol.getName();
        boolean isPlace =
            symbol.getType() != ElfSymbol.STT_FILE && symbol.getType() != ElfSymbol.STT_SECTION;
        // A name with a dollar tells a disassembler what lies there, and is nobody's.
        if (name != null
            && !name.isEmpty()
            && !name.startsWith("$")
            && symbol.st_shndx != 0
            && isPlace) {
          if (symbol.getBinding() == ElfSymbol.BINDING_GLOBAL) {
            all.put(name, symbol.st_value);
          } else {
            all.putIfAbsent(name, symbol.st_value);
          }
        }
      }
    }
    return all;
  }
}
