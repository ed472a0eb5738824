package org.vmorph.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * That R is (l, b), and a trap swaps PSWs through E[0] and E[1], is known where a machine says so
 * and where that is made an instance of something; everybody else asks the translation and the trap
 * entry.
 */
class PaperMachineTest {
  private static final Pattern KNOWLEDGE =
      Pattern.compile(
          "\\bRelocat(ion|ed)\\w*|\\brelocation\\(\\)|relocation-bounds|\\(l, b\\)|\\bmin\\(b"
              + "|\\bPswSwap\\b|\\bE\\[[01]\\]");

  /** All that is in these packages. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "org/vmorph/model/machines", "machines say what they are",
          "org/vmorph/bench", "machines written by hand, to be held against");

  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("model.arch.Relocation", "it is (l, b)"),
          Map.entry("model.arch.PswSwap", "it is the swap"),
          Map.entry(
              "model.arch.UserRelocation", "another relocation, of blocks and in one mode alone"),
          Map.entry("model.arch.Translation", "names (l, b) as an instance of the idea"),
          Map.entry("model.arch.Architecture", "hands (l, b) to those who are of it"),
          Map.entry(
              "model.arch.SaidOfR", "of (l, b) the definitions have a statement of their own"),
          Map.entry("vmm.control.RelocationAllocator", "the allocator of (l, b)"),
          Map.entry("vmm.control.ByTranslation", "which allocators there are"),
          Map.entry(
              "vmm.control.TrapAndEmulate",
              "k of the paper's machine, for those who ask before there is one"),
          Map.entry("vmm.control.HostLayout", "where a monitor lies that is before its guest"),
          Map.entry("vmm.image.ImageMonitor", "where a program lies that is before its guest"),
          Map.entry(
              "proofs.claim.RelocatedWindow",
              "the paper's E|r, whose witnesses are known (ADR 55)"),
          Map.entry("proofs.claim.StorageWindow", "which windows there are"),
          Map.entry("proofs.vectors.RelocationEdges", "the odd values of (l, b)"),
          Map.entry("proofs.vectors.Edges", "which odd values there are"),
          Map.entry("conformance.gen.Vocabularies", "which vocabularies there are"),
          Map.entry("conformance.gen.RelocationVocabulary", "the vocabulary of (l, b)"),
          Map.entry("conformance.gen.RelocationCode", "of that vocabulary: how guests set (l, b)"),
          Map.entry(
              "conformance.gen.TopRelocationCode",
              "of that vocabulary: guests of machines whose PSWs lie at the end"),
          Map.entry(
              "conformance.gen.RelocationSituations", "of that vocabulary: situations of (l, b)"),
          Map.entry(
              "conformance.gen.Relocated",
              "of that vocabulary: code that is seen through a window"),
          Map.entry(
              "conformance.gen.Rewindowed",
              "of that vocabulary: a window that becomes another one"),
          Map.entry("conformance.gen.Windows", "of that vocabulary: which (l, b) are drawn"),
          Map.entry(
              "conformance.gen.EvenRelocation", "of that vocabulary: an odd (l, b) made even"),
          Map.entry("conformance.gen.RingVocabulary", "rings have (l, b) too"),
          Map.entry("conformance.gen.RingCode", "rings have (l, b) too"),
          Map.entry(
              "conformance.rules.Rule",
              "a rule quotes the paper, in its letters, whatever machine it is tried on"));

  @Test
  void the_paper_s_own_machine_is_known_where_it_is_made_an_instance() throws IOException {
    var know = new TreeSet<String>();
    for (var file : Repository.javaSources("src/main/java")) {
      if (PACKAGES.keySet().stream().noneMatch(in -> file.toString().contains(in))
          && KNOWLEDGE.matcher(Files.readString(file)).find()) {
        know.add(name(file));
      }
    }
    assertThat(know)
        .as("files that know of (l, b), or of a swap of PSWs; say there what it is an instance of")
        .containsExactlyElementsOf(new TreeSet<>(FILES.keySet()));
  }

  private static String name(Path file) {
    var path = file.toString().replace('/', '.').replaceFirst("\\.java$", "");
    return path.substring(path.indexOf("org.vmorph.") + "org.vmorph.".length());
  }
}
