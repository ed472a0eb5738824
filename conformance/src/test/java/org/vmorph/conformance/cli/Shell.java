package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.vmorph.conformance.cli.output.ExitCode;

/**
 * A command as a user would type it, and what came of it. A result in JSON is what its schema says.
 */
public record Shell(int code, String out, String err) {
  public static synchronized Shell vmorph(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var realOut = System.out;
    var realErr = System.err;
    try (var to = new PrintStream(out, true, StandardCharsets.UTF_8);
        var too = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(to);
      System.setErr(too);
      int code = Main.run(arguments);
      checkResult(arguments, code);
      return new Shell(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
  }

  private static void checkResult(String[] arguments, int code) {
    int option = Arrays.asList(arguments).indexOf("--json");
    if (code == ExitCode.WRONG_USE || option < 0 || option + 1 == arguments.length) {
      return;
    }
    try {
      var file = Path.of(arguments[option + 1]);
      if (Files.isRegularFile(file)) {
        assertThat(Schemas.errors(Schemas.read(file))).as("%s by its schema", file).isEmpty();
      }
    } catch (IOException | InvalidPathException e) {
      throw new AssertionError("a result that cannot be read", e);
    }
  }
}
