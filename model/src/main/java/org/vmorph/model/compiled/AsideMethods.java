package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * Asides: long words with names, a static method each, {@code static long name(Core, words...)}. An
 * aside takes what it needs of an instruction, a short word with a name or an operand, and looks up
 * the rest of the state itself; so that instructions that reach storage alike share one.
 */
final class AsideMethods {
  /** A word of more nodes than this is long. */
  private static final int LONG = 40;

  /**
   * A long word.
   *
   * @param takes what it is given, to be computed where it is called
   * @param body the word over operands in their place
   */
  record Aside(String name, List<Word> takes, Word body) {
    String descriptor() {
      var types = new StringBuilder("(" + IsaClass.CORE_TYPE);
      takes.forEach(it -> types.append(type(it)));
      return types.append(')').append(type(body)).toString();
    }

    private static char type(Word word) {
      return Emitter.isInt(word.bits()) ? 'I' : 'J';
    }
  }

  private final File storage;
  private final Map<Word.Let, Optional<Aside>> known = new HashMap<>();
  private final Map<Word, String> names = new LinkedHashMap<>();
  private final Deque<Aside> left = new ArrayDeque<>();

  AsideMethods(File storage) {
    this.storage = storage;
  }

  /** A word with a name as an aside; null if it is short. */
  @Nullable Aside of(Word.Let let) {
    var aside = known.get(let);
    if (aside == null) {
      aside = isLong(let) ? Optional.of(aside(let)) : Optional.empty();
      known.put(let, aside);
    }
    return aside.orElse(null);
  }

  private boolean isLong(Word.Let let) {
    return nodes(let.word(), new HashSet<>()) > LONG;
  }

  private int nodes(Word word, Set<Word.Let> seen) {
    if (word instanceof Word.Let let) {
      if (!seen.add(let)) {
        return 1;
      }
      var aside = of(let);
      return 1 + (aside == null ? nodes(let.word(), seen) : aside.takes().size());
    }
    return 1 + word.parts().stream().mapToInt(part -> nodes(part, seen)).sum();
  }

  private Aside aside(Word.Let let) {
    var takes = new LinkedHashSet<Word>();
    takes(let.word(), takes, new HashSet<>());
    var replaced = new HashMap<Word, Word>();
    for (var word : takes) {
      replaced.put(word, new Word.Operand("taken" + replaced.size(), word.bits()));
    }
    var body = new Substitution(new Folding(), replaced).word(let.word());
    boolean isNew = !names.containsKey(body);
    var aside =
        new Aside(names.computeIfAbsent(body, it -> "a" + names.size()), List.copyOf(takes), body);
    if (isNew) {
      left.add(aside);
    }
    return aside;
  }

  /** What has to do with the instruction: operands, and words with names that mention one. */
  private void takes(Word word, Set<Word> found, Set<Word.Let> seen) {
    if (word instanceof Word.Operand) {
      found.add(word);
    } else if (word instanceof Word.Let let) {
      var aside = of(let);
      if (aside != null) {
        aside.takes().forEach(it -> takes(it, found, seen));
      } else if (mentionsOperand(let.word())) {
        found.add(let);
      } else if (seen.add(let)) {
        takes(let.word(), found, seen);
      }
    } else {
      word.parts().forEach(part -> takes(part, found, seen));
    }
  }

  /** Not by way of another word with a name. */
  private static boolean mentionsOperand(Word word) {
    return word instanceof Word.Operand
        || !(word instanceof Word.Let)
            && word.parts().stream().anyMatch(AsideMethods::mentionsOperand);
  }

  /** Writes those that are called, and those that they call. */
  void write(ClassWriter writer) {
    while (!left.isEmpty()) {
      write(writer, left.remove());
    }
  }

  private void write(ClassWriter writer, Aside aside) {
    var code = writer.visitMethod(ACC_STATIC, aside.name(), aside.descriptor(), null, null);
    code.visitCode();
    int local = 1;
    var given = new ArrayList<Integer>();
    for (var word : aside.takes()) {
      given.add(local);
      local += Emitter.isInt(word.bits()) ? 1 : 2;
    }
    var places = new CorePlaces(code, storage, 0, local);
    for (int i = 0; i < given.size(); i++) {
      int load = Emitter.isInt(aside.takes().get(i).bits()) ? ILOAD : LLOAD;
      int from = given.get(i);
      places.operand("taken" + i, c -> c.visitVarInsn(load, from));
    }
    var folding = new Folding();
    var uses = new Uses(folding, storage, new Asides(this, 0)).of(aside.body());
    new Emitter(code, places, folding, storage, uses, local + 1).push(aside.body());
    code.visitInsn(Emitter.isInt(aside.body().bits()) ? IRETURN : LRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
