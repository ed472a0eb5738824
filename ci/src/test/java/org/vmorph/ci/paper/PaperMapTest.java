package org.vmorph.ci.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vmorph.ci.Repository;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.classify.Definition;

/**
 * docs/paper-map.md says where everything of the paper is, and nothing is left out of it. {@code
 * -Dvmorph.golden=write} writes it anew.
 */
class PaperMapTest {
  private static final Path DOCS = Repository.ROOT.resolve("docs");

  private static List<Row> rows() {
    return Section.ALL.stream().flatMap(section -> section.rows().stream()).toList();
  }

  private static List<String> patterns() {
    return rows().stream().flatMap(row -> row.groups().stream()).distinct().toList();
  }

  private static Stream<Place> places() {
    return rows().stream().flatMap(row -> row.places().stream()).map(Place::of);
  }

  @Test
  void the_text_is_current() throws IOException {
    var file = DOCS.resolve("paper-map.md");
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(file, PaperMap.text());
    }
    assertThat(Files.readString(file))
        .as("docs/paper-map.md; -Dvmorph.golden=write rewrites it")
        .isEqualTo(PaperMap.text());
  }

  @Test
  void every_place_has_a_source_file() {
    assertThat(places())
        .isNotEmpty()
        .allSatisfy(place -> assertThat(Repository.ROOT.resolve(place.source())).isRegularFile());
  }

  @Test
  void every_row_names_groups_that_there_are() {
    var names = Groups.names();
    assertThat(patterns()).isNotEmpty();
    assertThat(patterns())
        .as("groups that there are not")
        .filteredOn(pattern -> names.stream().noneMatch(group -> Groups.match(pattern, group)))
        .isEmpty();
  }

  @Test
  void what_is_missing_is_not_said_to_be_there() {
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row.places().isEmpty() && row.notModelled().isEmpty())
                  .as(row.term() + " is nowhere, and no reason is given")
                  .isFalse();
              assertThat(row.notProved().isPresent() && !row.groups().isEmpty())
                  .as(row.term() + " is not proved, and is asked")
                  .isFalse();
            });
  }

  @Test
  void every_group_of_obligations_is_in_a_row() {
    assertThat(Groups.names()).isNotEmpty();
    assertThat(Groups.names())
        .as("groups that no row has")
        .filteredOn(group -> patterns().stream().noneMatch(p -> Groups.match(p, group)))
        .isEmpty();
  }

  @Test
  void every_rule_is_in_a_row() {
    assertThat(rows().stream().flatMap(row -> row.rules().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(Rules.ALL.list());
  }

  @Test
  void every_definition_and_every_claim_is_in_a_row() {
    var named = places().map(place -> place.named().getName()).toList();
    assertThat(definitionsAndClaims()).isNotEmpty().isSubsetOf(named);
  }

  private static List<String> definitionsAndClaims() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.vmorph.proofs.classify", "org.vmorph.proofs.homomorphism")
            .stream()
            .filter(type -> !type.isInterface())
            .filter(
                type -> type.isAssignableTo(Definition.class) || type.isAssignableTo(Claim.class))
            .map(JavaClass::getName)
            .toList();
  }

  @Test
  void every_reading_has_its_row() {
    assertThat(rows().stream().map(Row::term).filter(term -> term.matches("N\\d+")))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj(n -> "N" + n).toList());
  }

  /** docs/paper.md prints in bold what the paper defines. */
  @Test
  void every_word_that_the_paper_defines_is_a_row() throws IOException {
    var text = Files.readString(DOCS.resolve("paper.md"));
    var defined =
        Pattern.compile("\\*\\*([^*.]+)\\*\\*")
            .matcher(text.substring(text.indexOf("\n## 1"), text.indexOf("\n## 4a")))
            .results()
            .map(found -> found.group(1))
            .filter(word -> !word.startsWith("not modelled"))
            .toList();
    assertThat(defined).isNotEmpty();
    assertThat(defined)
        .as("words that no row is about")
        .filteredOn(word -> rows().stream().noneMatch(row -> row.isAbout(word)))
        .isEmpty();
  }
}
