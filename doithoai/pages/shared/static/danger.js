// Hears in what is being typed that somebody is in danger now (rules/triage/cues.py: `danger_now`), without a network.
// Only plain words; the office reads what arrives with more. Deaf to nobody's marks: a text without them is heard, too.
window.Danger = (() => {
  const NEAR = 45, MARKED = 0.3; // as rules/triage/cues.py and text.py
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  // The tone goes to the end of its syllable, so that "hoả" and "hỏa" are one; bare: without any marks.
  const one = (word) => { const open = word.normalize("NFD"); return open.replace(TONES, "") + (open.match(TONES) || []).join(""); };
  const bare = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  const split = (text, how) => [...text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({ word: how(found[0]), from: found.index, to: found.index + found[0].length }));

  /** What is listened for in one writing. `bare` phrases of one syllable mean too much else ("đổ", "do") and are left out. */
  const prepare = (cues, how) => {
    const phrase = (text) => split(text, how).map((each) => each.word);
    const whole = (list) => list.map(phrase).filter((words) => how === one || words.length > 1);
    return { words: whole(cues.words), harmless: whole(cues.harmless), together: cues.together.map((two) => two.map((half) => half.map(phrase))) };
  };

  const places = (text, phrases) => phrases.flatMap((phrase) => text.flatMap((_, at) =>
    phrase.every((word, step) => text[at + step]?.word === word) ? [{ first: at, last: at + phrase.length - 1 }] : []));

  const listen = (cues) => {
    const forms = [[one, prepare(cues, one)], [bare, prepare(cues, bare)]];
    return (typed) => {
      const said = typed.slice(0, 5000).normalize("NFC"), all = said.match(/[\p{L}]+/gu) || [];
      const few = all.filter((word) => /[^\x00-\x7f]/.test(word)).length < MARKED * all.length;
      return forms.some(([how, known]) => (how === one || few) && said.split(/[.!?;\n]+/).some((sentence) => {
        const text = split(sentence, how), harmless = places(text, known.harmless);
        const meant = (hit) => !harmless.some((wide) => wide.first <= hit.first && wide.last >= hit.last && wide.last - wide.first > hit.last - hit.first);
        const heard = (phrases) => places(text, phrases).filter(meant);
        if (heard(known.words).length) return true;
        return known.together.some(([left, right]) => {
          const ones = heard(left), others = ones.length ? heard(right) : [];
          return ones.some((a) => others.some((b) => {
            const [early, late] = a.first < b.first ? [a, b] : [b, a];
            return early.last < late.first && text[late.first].from - text[early.last].to <= NEAR;
          }));
        });
      }));
    };
  };
  return { listen };
})();
