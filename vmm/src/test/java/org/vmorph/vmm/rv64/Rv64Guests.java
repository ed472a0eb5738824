package org.vmorph.vmm.rv64;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vmorph.model.machines.riscv.Rv64;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;

/** Guests of the monitor for RV64: those of the repository, and those that try what goes wrong. */
final class Rv64Guests {
  private static final Path ROOT = Path.of(System.getProperty("vmorph.root", ".."));
  private static final Path EXAMPLES = ROOT.resolve(Path.of("guests", "rv64"));
  private static final Path OURS =
      ROOT.resolve(Path.of("vmm", "src", "test", "resources", "org", "vmorph", "vmm", "rv64"));

  static final List<String> SMALL =
      List.of(
          "calls",
          "delegation",
          "forms",
          "illegal",
          "interrupts",
          "legal",
          "looking",
          "protect",
          "returns",
          "spaces");

  static final Assembler ASSEMBLER = new Assembler(new Rv64(Rv64.USUAL).machine);

  private Rv64Guests() {}

  /** One of the repository's examples. */
  static Program example(String name) {
    return assembled(EXAMPLES.resolve(name + ".s"));
  }

  /** One that tries what goes wrong. */
  static Program small(String name) {
    return assembled(OURS.resolve(name + ".s"));
  }

  private static Program assembled(Path file) {
    try {
      return ASSEMBLER.assemble(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that is written down nowhere, which may include what the small ones do. */
  static Program text(String name, String text) {
    return ASSEMBLER.assemble(name, text, file -> read(OURS.resolve(file)));
  }

  /** A file. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the repository's examples with a line that is another one. */
  static Program example(String name, String line, String other) {
    var text = read(EXAMPLES.resolve(name + ".s"));
    if (!text.contains(line)) {
      throw new IllegalStateException(name + ".s has no " + line);
    }
    return ASSEMBLER.assemble(name + ".s", text.replace(line, other));
  }
}
