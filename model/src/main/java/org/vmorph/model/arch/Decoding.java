package org.vmorph.model.arch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vmorph.model.arch.DecodingTree.Candidate;
import org.vmorph.model.arch.DecodingTree.Nothing;
import org.vmorph.model.arch.DecodingTree.Switch;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/** A decoding tree as conditions on a word that nobody knows yet: when it comes to what. */
public final class Decoding {
  private static final Condition NEVER = Condition.Always.TRUE.not();

  private final Word word;

  /** By the name of the instruction, as all here. */
  private final Map<String, Condition> is = new HashMap<>();

  private final Map<String, Condition> illegal = new HashMap<>();
  private final Map<String, Condition> tried = new LinkedHashMap<>();

  Decoding(DecodingTree tree, Word word) {
    this.word = word;
    walk(tree, Condition.Always.TRUE);
  }

  private void walk(DecodingTree tree, Condition here) {
    switch (tree) {
      case Nothing nothing -> {}
      case Switch(var low, var bits, var cases) -> {
        for (int value = 0; value < cases.size(); value++) {
          if (cases.get(value) != Nothing.NOTHING) {
            walk(cases.get(value), here.and(word.slice(low, bits).is(value)));
          }
        }
      }
      case Candidate first -> {
        add(tried, first.instruction(), here);
        add(illegal, first.instruction(), candidates(first, here));
      }
    }
  }

  /** One after another; that none of them is it. */
  private Condition candidates(DecodingTree tree, Condition here) {
    var left = here;
    var next = tree;
    while (next instanceof Candidate it) {
      var accepts = accepts(it);
      add(is, it.instruction(), left.and(accepts));
      left = left.and(accepts == Condition.Always.TRUE ? NEVER : accepts.not());
      next = it.otherwise();
    }
    return left;
  }

  private Condition accepts(Candidate it) {
    var accepts = it.fixed().of(word);
    for (var other : it.excluded()) {
      accepts = accepts.and(other.of(word).not());
    }
    return accepts;
  }

  private static void add(Map<String, Condition> to, Instruction instruction, Condition condition) {
    to.merge(instruction.name(), condition, Condition::or);
  }

  /** The word is this instruction. */
  public Condition is(Instruction instruction) {
    return is.getOrDefault(instruction.name(), NEVER);
  }

  /** The word is none, and looks like this instruction: {@link Decoder#like}. */
  public Condition isIllegalLike(Instruction instruction) {
    return illegal.getOrDefault(instruction.name(), NEVER);
  }

  /** The word is none, and looks like nobody. */
  public Condition isUnassigned() {
    Condition all = Condition.Always.TRUE;
    for (var other : tried.values()) {
      all = all.and(other.not());
    }
    return all;
  }
}
