package org.vmorph.conformance.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The files of a command line: none that is written is another one as well, read or written. */
public final class ResultFiles {
  private static final Set<String> WRITTEN =
      Set.of("--json", "--junit", "--trace", "--out", "--diagram");

  private ResultFiles() {}

  /** A file, and what names it. */
  private record Named(String what, boolean isWritten, Path file) {
    static Named of(ArgSpec argument, Path file) {
      return argument instanceof OptionSpec option
          ? new Named(option.longestName(), WRITTEN.contains(option.longestName()), file)
          : new Named(argument.paramLabel(), false, file);
    }

    boolean isSame(Named other) {
      try {
        return file.toAbsolutePath().normalize().equals(other.file.toAbsolutePath().normalize())
            || Files.exists(file) && Files.exists(other.file) && Files.isSameFile(file, other.file);
      } catch (IOException unreadable) {
        return false;
      }
    }

    @Override
    public String toString() {
      return what + " " + file;
    }
  }

  /** The file that a monitor is in, if it is in one. */
  private static Optional<Named> monitor(String name) {
    try {
      return Files.isRegularFile(Path.of(name))
          ? Optional.of(new Named("--vmm", false, Path.of(name)))
          : Optional.empty();
    } catch (InvalidPathException noFile) {
      return Optional.empty();
    }
  }

  /** Rejects one file for two purposes, of which one is to be written. */
  public static void check(ParseResult parsed) {
    if (parsed.hasSubcommand()) {
      check(parsed.subcommand());
      return;
    }
    var files = new ArrayList<Named>();
    for (var argument : parsed.matchedArgs()) {
      if (argument.getValue() instanceof Path file) {
        files.add(Named.of(argument, file));
      } else if (argument.getValue() instanceof Collection<?> names) {
        names.forEach(name -> monitor(String.valueOf(name)).ifPresent(files::add));
      }
    }
    for (var one : files) {
      for (var other : files) {
        if (one != other && one.isWritten && one.isSame(other)) {
          throw new BadInput(one + " and " + other + ": expected two different files");
        }
      }
    }
  }
}
