import 'katex/contrib/copy-tex';

/** What reading pages do beyond HTML; every module below leaves the page readable without it. */
