/**
 * Knows the ways a step can go: which comparisons are made, with which answers, and how it ends;
 * and what a test state for such a way is. Must not know any solver, nor any particular machine.
 */
@NullMarked
package org.vmorph.model.path;

import org.jspecify.annotations.NullMarked;
