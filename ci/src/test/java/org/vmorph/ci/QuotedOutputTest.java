package org.vmorph.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.cli.Main;

/**
 * What the documents quote is what the commands print. A block is marked by the comment {@code <!--
 * output of: ./vmorph ... -->} before it; times may differ. With {@code -Dvmorph.golden=write} the
 * blocks are rewritten.
 */
class QuotedOutputTest {
  private static final Pattern QUOTE =
      Pattern.compile(
          "(<!-- output of: \\./vmorph (.*?) -->\\n```\\n)(.*?)(```\\n)", Pattern.DOTALL);
  private static final Pattern TIME = Pattern.compile("\\d+\\.\\d s");

  @Test
  @DisplayName("every output quoted in a document is what the command prints")
  void quotesAreCurrent() throws IOException {
    List<String> stale = new ArrayList<>();
    int quotes = 0;
    for (Path document : documents()) {
      String text = Files.readString(document);
      var current = new StringBuilder();
      Matcher quote = QUOTE.matcher(text);
      while (quote.find()) {
        quotes++;
        String output = output(quote.group(2).split(" "));
        boolean same = untimed(output).equals(untimed(quote.group(3)));
        if (!same) {
          stale.add(
              Repository.ROOT.relativize(document)
                  + ": ./vmorph "
                  + quote.group(2)
                  + " prints\n"
                  + output);
        }
        String kept = same ? quote.group(3) : output;
        quote.appendReplacement(
            current, Matcher.quoteReplacement(quote.group(1) + kept + quote.group(4)));
      }
      quote.appendTail(current);
      if ("write".equals(System.getProperty("vmorph.golden"))) {
        Files.writeString(document, current.toString());
        stale.clear();
      }
    }
    assertThat(quotes).as("quotes found").isPositive();
    assertThat(stale).as("stale quotes; -Dvmorph.golden=write rewrites them").isEmpty();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(Repository.ROOT);
        Stream<Path> docs = Files.list(Repository.ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(p -> p.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static String untimed(String text) {
    return TIME.matcher(text).replaceAll("0.0 s").replaceAll(" +(?=\\n)", "").replaceAll(" +", " ");
  }

  /**
   * Both streams, as a terminal would show them, but for rows that check tells of as it knows them
   * where nobody watches; file names are taken from the project's root.
   */
  private static String output(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("guests/")) {
        arguments[i] = Repository.ROOT.resolve(arguments[i]).toString();
      }
    }
    var bytes = new ByteArrayOutputStream();
    var realOut = System.out;
    var realErr = System.err;
    try (var to = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true)) {
      System.setOut(to);
      System.setErr(arguments[0].equals("check") ? nowhere : to);
      Main.run(arguments);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
