package org.vmorph.conformance.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A command as a user would type it, and what came of it. */
record Shell(int code, String out, String err) {
  static synchronized Shell vmorph(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var realOut = System.out;
    var realErr = System.err;
    try (var to = new PrintStream(out, true, StandardCharsets.UTF_8);
        var too = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(to);
      System.setErr(too);
      int code = Main.run(arguments);
      return new Shell(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
  }
}
