package org.vmorph.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mistake that the example's README makes on purpose is reported as the README says. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MistakeTest {
  private static final Path PROJECT = Built.ROOT.resolve("examples/my-monitor");
  private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_planted_mistake_gives_the_quoted_report(@TempDir Path folder) throws Exception {
    var readme = Files.readString(PROJECT.resolve("README.md"));
    var diff = block(readme, "diff", "-").lines().toList();
    compile(diff.get(0).substring(1), diff.get(1).substring(1), folder);

    var ended = ConsoleLauncher.run(folder, folder.resolve("classes"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains(block(readme, "", "R3 "));
    assertThat(ended.output()).contains("2 tests failed", "T1 a monitor under itself ");
  }

  /** The first block of a language that starts with this. */
  private static String block(String markdown, String language, String start) {
    return BLOCK
        .matcher(markdown)
        .results()
        .filter(found -> found.group(1).equals(language) && found.group(2).startsWith(start))
        .map(found -> found.group(2))
        .findFirst()
        .orElseThrow();
  }

  private static void compile(String right, String wrong, Path folder) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of("-d", folder.resolve("classes").toString(), "-cp", classPath(), "-nowarn"));
    try (var sources = Files.walk(PROJECT.resolve("src"))) {
      for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        var text = Files.readString(source);
        var copy = folder.resolve(source.getFileName());
        Files.writeString(copy, text.replace(right, wrong));
        arguments.add(copy.toString());
        if (source.endsWith("MyGuest.java")) {
          assertThat(text).containsOnlyOnce(right);
        }
      }
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
  }

  private static String classPath() throws IOException {
    return ConsoleLauncher.kitAnd(Built.in("console", "junit-platform-console-standalone.jar"));
  }
}
