package org.vmorph.conformance.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vmorph.conformance.cli.output.ExitCode;

/**
 * A hostile input: a line of a file in {@code hostile}, with bars between the exit code, a pattern
 * for the one line it is answered with, and the command line.
 *
 * @param place the file and the line it stands in
 */
record HostileInput(String place, int code, Pattern line, String words) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|((?:[^\\s{']|\\{[^}]*\\})+)");

  static List<HostileInput> of(String kind, String text) {
    var inputs = new ArrayList<HostileInput>();
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        var parts = line.split(" +\\| ", 3);
        inputs.add(
            new HostileInput(
                kind + ".txt:" + number,
                Integer.parseInt(parts[0].strip()),
                Pattern.compile(parts[1].strip()),
                parts[2].strip()));
      }
    }
    return inputs;
  }

  /** The answer, and what is wrong with it, if anything is. */
  Optional<String> wrong(HostileFiles files) throws IOException {
    var given = new ArrayList<String>();
    for (var word = WORD.matcher(words); word.find(); ) {
      given.add(files.replaced(word.group(1) == null ? word.group(2) : word.group(1)));
    }
    var shell = Shell.vmorph(given.toArray(String[]::new));
    return why(shell).map(why -> "%s: %s: %s%n%s".formatted(place, words, why, shell));
  }

  /** An answer is the expected code and one line; a trace, or a fault of ours, is none. */
  Optional<String> why(Shell shell) {
    var all = shell.err() + shell.out();
    if (shell.code() != code) {
      return Optional.of("expected exit code " + code + ", not " + shell.code());
    }
    if (all.contains("\tat ") || all.contains("fault of vmorph")) {
      return Optional.of("a trace, or a fault");
    }
    if (code == ExitCode.WRONG_USE
        && (shell.err().lines().count() != 1 || !shell.out().isEmpty())) {
      return Optional.of("expected one line on standard error, and nothing else");
    }
    return all.lines().anyMatch(it -> line.matcher(it).find())
        ? Optional.empty()
        : Optional.of("expected a line with /" + line + "/");
  }
}
