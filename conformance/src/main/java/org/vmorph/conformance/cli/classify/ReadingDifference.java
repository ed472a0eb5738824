package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.vmorph.model.ir.Instruction;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.DefinitionVerdict;
import org.vmorph.proofs.classify.DefinitionVerdicts;

/** What one reading changes against another on one machine. */
record ReadingDifference(Prediction one, Prediction other) {
  /** What stands for a verdict that is not asked for under a reading. */
  static final String NOT_ASKED = ".";

  /** A verdict that is not the same, as words. */
  record Changed(Instruction instruction, String verdict, String one, String other) {}

  /** In manual order; what is not asked and a plain no are the same. */
  List<Changed> changed() {
    var changed = new ArrayList<Changed>();
    for (int i = 0; i < one.parts().size(); i++) {
      var instruction = one.parts().get(i).instruction();
      var left = words(one.parts().get(i));
      var right = words(other.parts().get(i));
      var names = new LinkedHashSet<>(left.keySet());
      names.addAll(right.keySet());
      for (var name : names) {
        var before = left.getOrDefault(name, NOT_ASKED);
        var after = right.getOrDefault(name, NOT_ASKED);
        if (!plain(before).equals(plain(after))) {
          changed.add(new Changed(instruction, name, before, after));
        }
      }
    }
    return changed;
  }

  private static String plain(String word) {
    return word.equals(NOT_ASKED) ? "no" : word;
  }

  private static Map<String, String> words(Classification c) {
    var words = new LinkedHashMap<String, String>();
    DefinitionVerdicts.of(c).forEach((DefinitionVerdict a) -> words.put(a.name(), a.word()));
    words.put("critical", c.critical() ? "yes" : "no");
    words.put("user critical", c.userCritical() ? "yes" : "no");
    return words;
  }

  /** The theorems' verdicts under both: three of each. */
  List<List<String>> theorems() {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < one.theorems().size(); i++) {
      rows.add(
          List.of(
              ClassificationText.verdict(one.machine(), one.theorems().get(i)),
              ClassificationText.verdict(other.machine(), other.theorems().get(i))));
    }
    return rows;
  }
}
