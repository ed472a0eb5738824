package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Role;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/** Under the reading `shadowed`: the result depends on these (paper.md, N12). */
public record DependsOn(Apart apart, Scope scope) implements Sensitivity {
  /** On M, on each resource, and on R; with every state in one mode nothing can depend on M. */
  static List<DependsOn> of(Architecture machine, Scope scope) {
    var r = machine.translation().map(Translation::resources).orElse(Set.of());
    var bases = machine.translation().map(Translation::bases).orElse(Set.of());
    var apart =
        Stream.concat(
            machine.components().stream()
                .filter(
                    it ->
                        it.role() == Role.RESOURCE && (!r.contains(it) || bases.contains(it))
                            || it.role() == Role.MODE && scope == Scope.ALL)
                .map(it -> Apart.in(machine, it)),
            machine.translation().stream().filter(Translation::isTold).map(Apart::inBounds));
    return apart.map(it -> new DependsOn(it, scope)).toList();
  }

  private Sensitive claim() {
    return new Sensitive(kind(), scope, apart.what(), Optional.of(apart));
  }

  @Override
  public String kind() {
    return "depends on " + apart.what();
  }

  @Override
  public String sentence(Reading reading) {
    return claim().sentence(reading);
  }

  @Override
  public Set<Component> about() {
    return claim().about();
  }

  @Override
  public Object asks() {
    return claim().asks();
  }

  @Override
  public boolean isAsked(Reading reading) {
    return reading.shadowed();
  }

  /** What depends on M is mode sensitive, under any reading. */
  @Override
  public boolean isOfItsOwn(Reading reading) {
    return reading.equals(Reading.SHADOWED)
        && apart.components().stream().allMatch(it -> it.role() == Role.RESOURCE);
  }

  @Override
  public Shown shown() {
    return scope == Scope.ALL ? Shown.REMARK : Shown.NOWHERE;
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    return claim().happens(in);
  }
}
