/**
 * Knows how monitors stand on monitors. Must not know how any of them works, nor who compares them
 * with what.
 */
@NullMarked
package org.vmorph.vmm.tower;

import org.jspecify.annotations.NullMarked;
