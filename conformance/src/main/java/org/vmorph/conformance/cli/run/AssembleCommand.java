package org.vmorph.conformance.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vmorph.conformance.cli.elf.Executable;
import org.vmorph.conformance.cli.names.Candidates;
import org.vmorph.conformance.cli.names.ConfigOption;
import org.vmorph.conformance.cli.names.GuestOptions;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.cli.output.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Assembles a program into an ELF file. */
@Command(
    name = "assemble",
    description = {
      "Assembles a program into an ELF file, which run and other machines of its kind can load.",
      "It begins at its label _start, or at its first instruction; its labels are the symbols."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class AssembleCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The program.")
  private Path file = Path.of("");

  @Option(
      names = "--isa",
      completionCandidates = Candidates.OfElfMachines.class,
      paramLabel = "NAME",
      required = true,
      description = "The machine: one whose programs are ELF files, which is rv64.")
  private String isa = "";

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "The ELF file.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    var machine = config.of(Names.machine(isa));
    Executable.checkFor(machine);
    var to = new WholeFile("--out", out);
    to.checkWritable();
    var program = GuestOptions.assemble(machine, file);
    if (program.size() == 0) {
      throw new BadInput(file + ": has nothing to load; expected an instruction or a word");
    }
    to.write(Executable.of(file, program, machine).bytes(machine));
    return ExitCode.OK;
  }
}
