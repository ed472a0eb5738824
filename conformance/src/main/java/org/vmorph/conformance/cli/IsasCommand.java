package org.vmorph.conformance.cli;

import java.util.concurrent.Callable;
import org.vmorph.model.machines.Machines;
import picocli.CommandLine.Command;

/** Lists the machines. */
@Command(
    name = "isas",
    description = "Lists the machines.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class IsasCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    var table = new Table("machine", "instructions", "reading", "");
    for (var machine : Machines.all()) {
      table.row(
          machine.name(),
          String.valueOf(machine.instructions().size()),
          machine.reading().word(),
          machine.says());
    }
    System.out.print(table);
    return ExitCode.OK;
  }
}
