package org.vmorph.ci.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.vmorph.ci.Repository;

/**
 * docs/trust.md is written by hand, but for its figures: a block between {@code <!-- generated: ...
 * -->} and {@code <!-- end -->} is what it was made from. {@code -Dvmorph.golden=write} rewrites
 * the blocks.
 */
class TrustTest {
  private static final Path FILE = Repository.ROOT.resolve("docs/trust.md");
  private static final Pattern BLOCK =
      Pattern.compile("(<!-- generated: (.*?) -->\\n)(.*?)(<!-- end -->\\n)", Pattern.DOTALL);

  /** A group in quotes: a monitor or a star, and a lemma. */
  private static final Pattern GROUP = Pattern.compile("`([*a-z-]+ (?:[a-z0-9]+(?:, | )?)+)`");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

  @Test
  void every_figure_is_current() throws IOException {
    var text = Files.readString(FILE);
    var figures = Figures.all();
    var used = new ArrayList<String>();
    var current =
        BLOCK
            .matcher(text)
            .replaceAll(
                block -> {
                  used.add(block.group(2));
                  var figure = figures.get(block.group(2));
                  assertThat(figure).as("a figure called " + block.group(2)).isNotBlank();
                  return Matcher.quoteReplacement(
                      block.group(1) + "\n" + figure + "\n" + block.group(4));
                });
    assertThat(used).containsExactlyInAnyOrderElementsOf(figures.keySet());
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(FILE, current);
    }
    assertThat(Files.readString(FILE))
        .as("docs/trust.md; -Dvmorph.golden=write rewrites its figures")
        .isEqualTo(current);
  }

  @Test
  void every_group_in_quotes_is_one() throws IOException {
    var quoted =
        GROUP.matcher(Files.readString(FILE)).results().map(found -> found.group(1)).toList();
    var names = Groups.names();
    assertThat(quoted).isNotEmpty();
    assertThat(quoted)
        .filteredOn(name -> names.stream().noneMatch(group -> Groups.match(name, group)))
        .isEmpty();
  }

  @Test
  void every_link_leads_somewhere() throws IOException {
    var linked =
        LINK.matcher(Files.readString(FILE)).results().map(found -> found.group(1)).toList();
    assertThat(linked)
        .isNotEmpty()
        .allSatisfy(link -> assertThat(FILE.resolveSibling(link)).exists());
  }
}
