package org.vmorph.conformance.cli.elf;

import java.util.Map;
import java.util.Optional;
import net.fornwall.jelf.ElfFile;
import org.vmorph.model.arch.Architecture;

/**
 * What the header of an ELF file says of the machine it is for.
 *
 * @param number e_machine
 * @param flags e_flags of a file that is written
 * @param says what people call it
 */
record ElfTarget(int number, int flags, String says) {
  /** The ELF header of the generic ABI; the numbers are those that its registry gives. */
  private static final Map<Integer, String> KNOWN =
      Map.of(
          2, "SPARC", 3, "386", 4, "68000", 8, "MIPS", 40, "ARM", 62, "x86-64", 183, "AArch64", 243,
          "RISC-V");

  /** RISC-V's own flags are in its psABI; 1 says that instructions may be compressed. */
  private static final Map<String, ElfTarget> TARGETS =
      Map.of("rv64", new ElfTarget(243, 1, "RISC-V"));

  /** What a machine's files say, if there are any. */
  static Optional<ElfTarget> of(Architecture machine) {
    return Optional.ofNullable(TARGETS.get(machine.name()));
  }

  /** The machines that have any. */
  static String names() {
    return String.join(", ", TARGETS.keySet());
  }

  /** Why a file is not for it: a 64-bit, little-endian, linked program. */
  Optional<String> unfit(ElfFile file) {
    int machine = Short.toUnsignedInt(file.e_machine);
    if (machine != number) {
      var name = Optional.ofNullable(KNOWN.get(machine));
      return Optional.of(
          "is for %s; expected %s".formatted(name.orElse("machine number " + machine), says));
    }
    if (file.ei_class != ElfFile.CLASS_64) {
      return Optional.of("is for 32-bit %s; expected 64 bits".formatted(says));
    }
    if (file.ei_data != ElfFile.DATA_LSB) {
      return Optional.of("is big-endian; expected little-endian");
    }
    return file.e_type == ElfFile.ET_EXEC
        ? Optional.empty()
        : Optional.of(
            "is not linked to run at an address (type %d); expected type 2".formatted(file.e_type));
  }
}
