package org.vmorph.conformance.cli.names;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.elf.ElfImage;
import org.vmorph.conformance.cli.elf.Executable;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A program, and the machine it is to see, as options. */
public final class GuestOptions {
  private static final long USUAL = 1024;

  /** Where programs are ELF files: 16 MiB. */
  private static final long LINKED = 1 << 21;

  @Parameters(paramLabel = "FILE", description = "The program.")
  private Path file = Path.of("");

  @Option(
      names = "--isa",
      completionCandidates = Candidates.OfMachines.class,
      paramLabel = "NAME",
      defaultValue = "third-generation",
      description = "The machine; ${DEFAULT-VALUE} unless given.")
  private String isa = "";

  @Option(
      names = "--words",
      paramLabel = "W",
      description =
          "Storage of the machine the program sees; 1024 words unless given, 2097152 of rv64.")
  private @Nullable Long words;

  @Option(
      names = "--input",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the console has to say.")
  private String input = "";

  @Mixin private ConfigOption config = new ConfigOption();

  private @Nullable Architecture machine;

  /** The machine, by its name, as it is configured. */
  public Architecture machine() {
    if (machine == null) {
      machine = config.of(Names.machine(isa));
    }
    return machine;
  }

  /** The program, assembled. */
  public Program program() throws IOException {
    return assemble(machine(), file);
  }

  /** The program, assembled or as an ELF file has it. */
  public Executable executable() throws IOException {
    return ElfImage.is(file)
        ? ElfImage.read(file, machine(), words())
        : Executable.of(file, program(), machine());
  }

  /** How many words of storage it is to have. */
  public long words() {
    if (words == null) {
      return Executable.isFor(machine()) ? LINKED : USUAL;
    }
    if (words < machine().leastWords() || words > machine().mostWords()) {
      throw new BadInput(
          "--words "
              + words
              + ": expected "
              + machine().leastWords()
              + " to "
              + machine().mostWords()
              + ", the storage "
              + machine()
              + " can have");
    }
    return words;
  }

  /** The program in the storage that it is to have, and what its console has to say. */
  public GuestProgram whole(Program program) {
    var typed = input.codePoints().asLongStream().toArray();
    try {
      var storage = Arrays.copyOf(program.words(), (int) words());
      return new GuestProgram(machine(), storage, typed, 0, 0);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--input: " + e.getMessage());
    }
  }

  /** What its console has to say. */
  public String input() {
    return input;
  }

  /** A file, assembled for a machine. */
  public static Program assemble(Architecture machine, Path file) throws IOException {
    if (machine.fetch().isEmpty()) {
      throw new BadInput(
          machine
              + " has no encoding here, so programs for it cannot be assembled; it is classified"
              + " and replayed only");
    }
    if (Files.isDirectory(file)) {
      throw new BadInput(file + ": is a folder; expected a program in assembly");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new BadInput(file + ": is not a file; expected a program in assembly");
    }
    try {
      return new Assembler(machine).assemble(file);
    } catch (AccessDeniedException e) {
      throw new BadInput(file + ": cannot be read; expected a program in assembly");
    } catch (NoSuchFileException e) {
      throw new BadInput(file + ": no such file; expected a program in assembly");
    } catch (MalformedInputException e) {
      throw new BadInput(file + ": is not UTF-8 text; expected a program in assembly");
    } catch (FileSystemException e) {
      throw new BadInput(
          "%s: cannot be read: %s; expected a program in assembly".formatted(file, e.getReason()));
    }
  }
}
