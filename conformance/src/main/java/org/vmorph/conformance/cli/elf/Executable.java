package org.vmorph.conformance.cli.elf;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.text.Program;

/**
 * A program, and what it says of how it is run.
 *
 * @param program its words, from the first word of storage on, and its symbols
 * @param entry where it begins, if not where the machine does
 * @param toHost where it stores what it has come to, if it has such a place: 1 that all is well, 2n
 *     + 1 that it ends with n
 */
public record Executable(Program program, OptionalLong entry, OptionalLong toHost) {
  private static final String ENTRY = "_start";
  private static final String TO_HOST = "tohost";

  /** To begin where the machine does is nothing that has to be said. */
  public Executable {
    long first = program.numbering().first();
    entry = entry.isPresent() && entry.getAsLong() == first ? OptionalLong.empty() : entry;
  }

  /**
   * A program in assembly; where a machine's programs are ELF files, its labels say what theirs do.
   */
  public static Executable of(Path file, Program program, Architecture machine) {
    return isFor(machine)
        ? new Executable(
            program, entry(file, machine, address(program.labels(), ENTRY)), toHost(file, program))
        : new Executable(program, OptionalLong.empty(), OptionalLong.empty());
  }

  /** Whether a machine's programs are ELF files. */
  public static boolean isFor(Architecture machine) {
    return ElfTarget.of(machine).isPresent();
  }

  /**
   * The bytes of an ELF file for a machine.
   *
   * @throws BadInput if its programs are none
   */
  public byte[] bytes(Architecture machine) {
    checkFor(machine);
    return ElfBytes.of(this, ElfTarget.of(machine).orElseThrow());
  }

  /** Rejects a machine whose programs are no ELF files. */
  public static void checkFor(Architecture machine) {
    if (!isFor(machine)) {
      throw new BadInput(machine + " has no ELF files; those that have: " + ElfTarget.names());
    }
  }

  /** Where it begins: where an instruction may be. */
  static OptionalLong entry(Path file, Architecture machine, OptionalLong at) {
    int shortest = machine.instructions().stream().mapToInt(Instruction::length).min().orElse(1);
    if (at.isPresent() && Long.remainderUnsigned(at.getAsLong(), shortest) != 0) {
      throw new BadInput(
          "%s: begins at 0x%x; expected a multiple of %d"
              .formatted(file, at.getAsLong(), shortest));
    }
    return at;
  }

  /** Where it stores what it has come to: a word, in storage. */
  static OptionalLong toHost(Path file, Program program) {
    var at = address(program.labels(), TO_HOST);
    if (at.isPresent() && at.getAsLong() % program.numbering().each() != 0) {
      throw new BadInput(
          "%s: tohost at 0x%x; expected a multiple of %d"
              .formatted(file, at.getAsLong(), program.numbering().each()));
    }
    return at;
  }

  private static OptionalLong address(Map<String, Long> labels, String name) {
    var at = labels.get(name);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }
}
