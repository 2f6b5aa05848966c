/** Whether the presenter's view is in the page: what Slidev writes in its place while it builds. */
declare const __SLIDEV_FEATURE_PRESENTER__: boolean
